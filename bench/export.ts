import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { EXPORT_FORMATS, type ExportFormat } from "@/lib/domain/exports/export";
import { systemContext, type Context } from "@/lib/services/context";
import { exportAnswers } from "@/lib/services/exports";
import { ROW_FILES } from "@/lib/table-files/write-rows";
import { seedWorkspace } from "./support/answered-workspace";
import { closingAfter } from "./support/closing";
import { copyOf } from "./support/copied";
import { openForFilling } from "./support/filling";
import { createReport, describeMachine, whole } from "./support/report";

// npm run bench -- export [--answers N] [--only answers.jsonl]: rows a second of each format against a bare copy of the same columns, which the
// same process takes and throws away; and how much more a process holds while it writes ten times as many rows. What is
// held is what is left when the garbage is collected: how much of that lies about says more of V8 than of an export.

const flag = process.argv.indexOf("--answers");
const ANSWERS = flag === -1 ? 100_000 : Number(process.argv[flag + 1]);
const SUBJECTS = ["answers", "citations"] as const;
/** `--only answers.jsonl`: that alone, which a million answers take minutes for. */
const only = process.argv.indexOf("--only");
const ONLY = only === -1 ? null : process.argv[only + 1];
const LOOKED_EVERY_MS = 200;
const MEGABYTE = 1024 ** 2;

setFlagsFromString("--expose-gc");
const collectGarbage = z
  .custom<() => void>((made) => typeof made === "function")
  .parse(runInNewContext("gc"));

/** What the process holds, in MB, with what stands outside V8's heap. */
function held(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MEGABYTE;
}

interface Written {
  rows: number;
  megabytes: number;
  seconds: number;
  /** Of the processor, looks with it: what a busy machine makes longer is not in it. */
  cpu: number;
  /** The most it held more than before, at its looks. */
  most: number;
  /** The most memory of the process, garbage with it. */
  rss: number;
}

/** Writes a whole export and throws it away. Looking at the memory is not in its time. */
async function write(
  workspaceId: string,
  subject: (typeof SUBJECTS)[number],
  format: ExportFormat,
): Promise<Written> {
  const actor = { kind: "system", job: "bench" } as const;
  const ctx: Context = { ...systemContext("bench"), actor, workspaceId };
  const before = held();
  const done: Written = { rows: 0, megabytes: 0, seconds: 0, cpu: 0, most: 0, rss: 0 };
  const { columns, batches } = exportAnswers({
    ctx,
    input: { subject, filter: { ...ANY_ANSWER, zone: "UTC" } },
  });
  async function* counted() {
    for await (const rows of batches) {
      done.rows += rows.length;
      yield rows;
    }
  }
  const from = performance.now();
  const used = process.cpuUsage();
  let looking = 0;
  let looked = 0;
  for await (const chunk of ROW_FILES[format].write(columns, counted())) {
    done.megabytes += chunk.length / MEGABYTE;
    const now = performance.now();
    if (now - looked < LOOKED_EVERY_MS) continue;
    done.rss = Math.max(done.rss, process.memoryUsage.rss() / MEGABYTE);
    done.most = Math.max(done.most, held() - before);
    looked = performance.now();
    looking += looked - now;
  }
  done.seconds = (performance.now() - from - looking) / 1_000;
  const { user, system } = process.cpuUsage(used);
  done.cpu = (user + system) / 1_000_000;
  return done;
}

await closingAfter(async (closeLater) => {
  const client = await openForFilling(closeLater);
  const few = await seedWorkspace(client, ANSWERS / 10);
  const many = await seedWorkspace(client, ANSWERS);
  await client.query("vacuum analyze");
  console.log(await describeMachine(getPool()));

  const report = createReport();
  for (const subject of SUBJECTS)
    for (const format of EXPORT_FORMATS) {
      if (ONLY !== null && ONLY !== `${subject}.${format}`) continue;
      const small = await write(few, subject, format);
      const large = await write(many, subject, format);
      const from = performance.now();
      const { rowCount } = await client.query(copyOf(subject, many));
      const copied = (performance.now() - from) / 1_000;
      if (rowCount !== large.rows) throw new Error(`${large.rows} rows were written, ${rowCount} copied`);
      report.add({
        name: `${subject} as ${format}, of a copy's rows a second`,
        value: copied / large.seconds,
        atLeast: 0.03,
        detail: `${whole(large.rows)} rows, ${whole(large.megabytes)} MB: ${whole(large.rows / large.seconds)}/s, ${large.cpu.toFixed(1)} s of its processor; copied ${whole(large.rows / copied)}/s`,
      });
      report.add({
        name: "  held more than for a tenth, MB",
        value: large.most - small.most,
        atMost: 32,
        detail: `${large.most.toFixed(1)} MB and ${small.most.toFixed(1)} MB; RSS at most ${whole(large.rss)} MB and ${whole(small.rss)} MB`,
      });
    }
  report.end();
});
