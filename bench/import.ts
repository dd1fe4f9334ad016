import { createReadStream, createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { getPool } from "@/lib/db/pool";
import { ANSWER_IMPORT_LIMITS } from "@/lib/domain/answers/import-words";
import type { ImportView } from "@/lib/domain/answers/answer-import-view";
import { systemContext, type Context } from "@/lib/services/context";
import { importFile } from "@/lib/services/answer-imports";
import { readAnswerWords } from "@/lib/services/search";
import { makeTemporaryFolder } from "@/scripts/temporary-folder";
import { newWorkspace } from "@/test/workspace";
import { closingAfter } from "./support/closing";
import { openForImports } from "./support/filling";
import { cpuSeconds } from "./support/programs";
import { createReport, describeMachine, whole } from "./support/report";

// What importing 100,000 answers of 2 kB takes, sent and written, against the plainest insert of the same texts into the
// same columns; how far its memory grows; and what a dry run of the same file takes.

const ANSWERS = Number(process.argv[2] ?? 100_000);
const TEXT_CHARS = 2_000;
const BARE_AT_ONCE = 500;

const WORDS =
  "tent alto light rain ridge pegs pole fabric weight price camp night wind snow trail pack store test".split(
    " ",
  );

/** A text of some length that no other line has. */
function textOf(place: number): string {
  let text = `Answer ${place}.`;
  for (let at = place; text.length < TEXT_CHARS; at = (at * 31 + 7) % 1_000_003)
    text += ` ${WORDS[at % WORDS.length]}${at % 977}`;
  return text;
}

const lineOf = (place: number): string =>
  JSON.stringify({
    prompt: `Which tent suits trip ${place % 500}?`,
    prompt_set: "Tents",
    engine: ["chat_gpt", "claude", "Copilot"][place % 3],
    model: "m-1",
    answered_at: new Date(Date.UTC(2026, 0, 1) + place * 60_000).toISOString(),
    text: textOf(place),
    citations: [0, 1, 2].map((one) => ({
      url: `https://site-${(place + one) % 300}.example/page/${place % 50}`,
    })),
    external_id: String(place),
  });

/** The lines as a file, as the command has them. */
async function writeFile(path: string): Promise<void> {
  function* parts(): Generator<string> {
    for (let place = 0; place < ANSWERS; place += 1_000) {
      const lines = Array.from({ length: Math.min(1_000, ANSWERS - place) }, (_, at) => lineOf(place + at));
      yield `${lines.join("\n")}\n`;
    }
  }
  await pipeline(parts, createWriteStream(path));
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return (performance.now() - from) / 1_000;
};

/** The process whose children serve our connections. */
async function databaseServer(): Promise<number> {
  const { rows } = await getPool().query<{ pid: number }>("select pg_backend_pid() as pid");
  return Number(readFileSync(`/proc/${rows[0]?.pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1]);
}

/** Seconds of the processor that this process and PostgreSQL use from now on: a busy machine makes them longer, too, but less. */
function processorOf(database: number): () => { here: number; there: number } {
  const [here, there] = [process.cpuUsage(), cpuSeconds(database, true)];
  return () => {
    const { user, system } = process.cpuUsage(here);
    return { here: (user + system) / 1e6, there: cpuSeconds(database, true) - there };
  };
}

/** The answers' texts and nothing else, into a table without an index but its key. */
async function insertBare(): Promise<void> {
  await getPool().query("create table bare (id uuid primary key default uuidv7(), line text, text text)");
  for (let place = 0; place < ANSWERS; place += BARE_AT_ONCE) {
    const places = Array.from({ length: BARE_AT_ONCE }, (_, at) => place + at);
    await getPool().query("insert into bare (line, text) select * from unnest($1::text[], $2::text[])", [
      places.map(lineOf),
      places.map(textOf),
    ]);
  }
}

await closingAfter(async (closeLater) => {
  await openForImports(closeLater);
  console.log(await describeMachine(getPool()));
  const report = createReport();
  const { workspaceId } = await newWorkspace();
  const actor = { kind: "system", job: "bench" } as const;
  const ctx: Context = { ...systemContext("bench"), actor, workspaceId };
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 100);
  const path = join(makeTemporaryFolder("import"), "bench.jsonl");
  await writeFile(path);
  const from = performance.now();
  const began = new Map<string, number>();
  const file = (dryRun: boolean) => ({ fileName: "bench.jsonl", bytes: createReadStream(path), dryRun });
  const input = {
    ...file(false),
    onProgress: ({ state }: ImportView) => {
      if (!began.has(state)) began.set(state, performance.now());
    },
  };
  const database = await databaseServer();
  const used = processorOf(database);
  const whenImported = await timed(async () => {
    const { counts } = await importFile({ ctx, input });
    if (counts.fresh !== ANSWERS) throw new Error(`${counts.fresh} answers were imported`);
  });
  const { here, there } = used();
  const sent = ((began.get("importing") ?? from) - from) / 1_000;
  clearInterval(watch);
  const whenLookedThrough = await timed(() => importFile({ ctx, input: file(true) }));
  const whenRead = await timed(() =>
    readAnswerWords({ ctx: systemContext("bench"), input: { signal: new AbortController().signal } }),
  );
  const usedBare = processorOf(database);
  const bare = await timed(insertBare);
  const ofBare = usedBare();
  const grown = (most - before) / 1024 ** 2;
  report.add({
    name: "answers of 2 kB imported a second",
    value: ANSWERS / whenImported,
    atLeast: 1_667,
    detail: `${whole(ANSWERS)}: ${whenImported.toFixed(1)} s; sent ${sent.toFixed(1)}, written ${(whenImported - sent).toFixed(1)}`,
  });
  report.add({
    name: "processor time of 100,000 answers, s",
    value: ((here + there) / ANSWERS) * 100_000,
    atMost: 75,
    detail: `here ${here.toFixed(1)} s, PostgreSQL ${there.toFixed(1)} s; of the bare insert ${ofBare.here.toFixed(1)} s and ${ofBare.there.toFixed(1)} s`,
  });
  report.add({
    name: "an import over a bare insert of its lines",
    value: whenImported / bare,
    atMost: 12,
    detail: `bare ${bare.toFixed(1)} s`,
  });
  report.add({
    name: "answers of a dry run a second, all of them known",
    value: ANSWERS / whenLookedThrough,
    detail: `${whenLookedThrough.toFixed(1)} s with sending`,
  });
  report.add({
    name: "answers read for search a second, after it",
    value: ANSWERS / whenRead,
    detail: `${whenRead.toFixed(1)} s`,
  });
  report.add({
    name: "memory it takes more, in pieces of a file",
    value: grown / (ANSWER_IMPORT_LIMITS.pieceBytes / 1024 ** 2),
    atMost: 100,
    detail: `${whole(grown)} MB`,
  });
  report.end();
});
