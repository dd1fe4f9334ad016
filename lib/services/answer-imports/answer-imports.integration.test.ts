import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { inWorkspace } from "@/lib/db/query/workspace-reads";
import { readEstimateCells } from "@/lib/db/sql/money/compare-estimates";
import { readPastCosts } from "@/lib/db/sql/runs/past-costs";
import type { ImportView } from "@/lib/domain/answers/answer-import-view";
import { problemsInWords } from "@/lib/domain/answers/import-words";
import { getAnswer, getRawReply, reReadAnswers } from "@/lib/services/answers";
import { systemContext } from "@/lib/services/context";
import { getPrompt } from "@/lib/services/prompts";
import { tries } from "@/test/properties";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";
import {
  continueImports,
  exportProblems,
  importFile,
  startImport,
  undoImport,
  openImport,
  addPiece,
  finishUpload,
} from "./index";

let workspace: TestWorkspace;

beforeEach(async () => {
  workspace = await newWorkspace();
});

const line = (more: object = {}) => ({
  prompt: "Which tent is best?",
  engine: "chat_gpt",
  model: "gpt-5",
  answered_at: "2026-11-05T09:30:00Z",
  text: "The Alto 2 🏕 is best.",
  ...more,
});

const jsonl = (...lines: (object | string)[]): string =>
  lines.map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join("\n");

async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(typeof text === "string" ? Buffer.from(text) : text);
}

const run = (
  text: string | Uint8Array,
  { dryRun = false, columns = {}, ctx = workspace.ctx } = {},
): Promise<ImportView> =>
  importFile({
    ctx,
    input: {
      fileName: typeof text === "string" ? "answers.jsonl" : "answers.csv",
      bytes: bytesOf(text),
      dryRun,
      columns,
    },
  });

const answers = () =>
  getDb().answer.findMany({
    where: { workspaceId: workspace.workspaceId },
    include: { task: { include: { promptVersion: { include: { prompt: true } } } } },
    orderBy: { text: "asc" },
  });

const count = async () => ({
  tasks: await getDb().task.count({ where: { workspaceId: workspace.workspaceId } }),
  answers: await getDb().answer.count({ where: { workspaceId: workspace.workspaceId } }),
  citations: await getDb().citation.count({ where: { workspaceId: workspace.workspaceId } }),
  raw: await getDb().rawReply.count({ where: { workspaceId: workspace.workspaceId } }),
  unread: await getDb().unreadAnswer.count({ where: { workspaceId: workspace.workspaceId } }),
  keys: await getDb().importedAnswer.count({ where: { workspaceId: workspace.workspaceId } }),
});

const all = (number: number, citations = 0) => ({
  tasks: number,
  answers: number,
  citations,
  raw: number,
  unread: number,
  keys: number,
});

describe("a line", () => {
  it("is an answer with all it says, and the line is its raw record", async () => {
    const text = "The Alto 2 🏕 is best.";
    const said = line({
      text,
      web_search: true,
      citations: [
        { url: "https://www.example.com/a?utm_source=x", title: "A", start_index: 11, end_index: 16 },
        { url: "https://b.example" },
      ],
      prompt_set: "Tents",
      family: "Best tent",
      tags: ["tents", "camping"],
      country: "de",
      language: "DE",
      surface: "app",
      input_tokens: 12,
      output_tokens: 34,
      money_spent: 0.0012,
      cost: "0.0018",
      external_id: "x-1",
      something_else: [1],
    });
    const done = await run(jsonl(said));
    expect(done).toMatchObject({ state: "done", counts: { fresh: 1, citations: 2 }, problems: [] });
    const [answer] = await answers();
    expect(answer).toMatchObject({
      modelAnswered: "gpt-5",
      surface: "app",
      webSearchDone: true,
      inputTokens: 12,
      outputTokens: 34,
      reasoningTokens: null,
      elapsedMs: null,
      text,
      citationCount: 2,
      costDerived: false,
      task: {
        origin: "imported",
        connectionId: null,
        method: null,
        engine: "chat_gpt",
        state: "answered",
        parameters: { web_search_country_iso_code: "DE" },
        runId: done.runId,
        promptVersion: { userPrompt: "Which tent is best?", prompt: { tags: ["tents", "camping"] } },
      },
    });
    expect([answer?.cost?.toFixed(), answer?.modelCharge?.toFixed()]).toEqual(["0.0018", "0.0012"]);
    expect(answer?.answeredAt.toISOString()).toBe("2026-11-05T09:30:00.000Z");
    const id = answer?.taskId ?? "";
    const { task, imported } = await getAnswer({ ctx: workspace.ctx, input: { id } });
    expect(task).toMatchObject({ market: { only: null }, method: null });
    expect(imported).toEqual({ fileName: "answers.jsonl", line: 1, at: expect.any(String) });
    const place = task.answer?.citations[0]?.place;
    // In UTF-16 code units: the tent is two.
    expect(place).toEqual({ kind: "offsets", start: 11, end: 16 });
    expect(text.slice(11, 16)).toBe("🏕 is");
    expect(task.answer?.citations[0]).toMatchObject({
      sourceUrl: "https://example.com/a",
      domain: "example.com",
    });
    expect(task.answer?.citations[1]?.place).toEqual({ kind: "none" });
    const raw = await getRawReply({ ctx: workspace.ctx, input: { taskId: id } });
    expect(raw).toMatchObject({ request: '{"format":"jsonl"}', reply: JSON.stringify(said) });
    // Somebody else paid it.
    expect(await getDb().spendEntry.count({ where: { workspaceId: workspace.workspaceId } })).toBe(0);
  });

  it("keeps engines and models that the API does not have by their names, and knows the others by any", async () => {
    await run(jsonl(line({ engine: "Copilot", text: "a" }), line({ engine: "ChatGPT", text: "b" })));
    const found = await answers();
    expect(found.map(({ task }) => task.engine)).toEqual(["Copilot", "chat_gpt"]);
    const { task } = await getAnswer({ ctx: workspace.ctx, input: { id: found[0]?.taskId ?? "" } });
    expect(task.engine).toBe("Copilot");
  });

  it("asks the same question as another in the same set, once, and by hand as one asked by hand", async () => {
    await run(
      jsonl(
        line({ text: "a", prompt_set: "Tents" }),
        line({ text: "b", prompt_set: "tents" }),
        line({ text: "c" }),
        line({ text: "d" }),
      ),
    );
    const ids = (await answers()).map(({ task }) => task.promptVersionId);
    expect(new Set(ids).size).toBe(2);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).toBe(ids[3]);
    expect(await getDb().promptSet.count({ where: { workspaceId: workspace.workspaceId } })).toBe(1);
  });

  it("that says which repeat it is stands in a cell with the others of its question", async () => {
    const asked = [0, 1, 2, 0, 1].map((repeat, place) => line({ repeat, text: `${place}` }));
    await run(jsonl(...asked, line({ text: "5" }), line({ text: "6" })));
    const cells = (await answers()).map(({ task: { cell, repeat } }) => [cell, repeat]);
    expect(cells).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [2, 0],
      [3, 0],
    ]);
  });

  it("has its redirects asked where they lead, one a second", async () => {
    const redirect = (token: string) =>
      `https://vertexaisearch.cloud.google.com/grounding-api-redirect/${token}`;
    const cited = ["a", "b", "a"].map((token) => ({ url: redirect(token) }));
    await run(jsonl(line({ citations: [...cited, { url: "https://a.example" }] })));
    const { workspaceId } = workspace;
    const due = await getDb().redirect.findMany({ where: { workspaceId }, orderBy: { dueAt: "asc" } });
    expect(due.map(({ rawUrl, state }) => [rawUrl, state]).sort()).toEqual([
      [redirect("a"), "due"],
      [redirect("b"), "due"],
    ]);
    expect(Number(due[1]?.dueAt) - Number(due[0]?.dueAt)).toBe(1_000);
  });

  it("is read again from its record by a later version of reading", async () => {
    await run(jsonl(line({ citations: [{ url: "https://a.example" }] })));
    const [answer] = await answers();
    const where = { taskId: answer?.taskId ?? "" };
    await getDb().answer.update({ where, data: { text: "spoilt", readingVersions: { line: 0 } } });
    await getDb().citation.deleteMany({ where });
    const scope = { workspaceId: workspace.workspaceId, taskId: null, after: null };
    const again = () => reReadAnswers({ ctx: systemContext("re-read"), input: scope });
    expect(await again()).toMatchObject({ done: 1, fromStored: 0 });
    expect(await answers()).toMatchObject([{ text: "The Alto 2 🏕 is best.", citationCount: 1 }]);
    expect(await getDb().citation.count({ where })).toBe(1);
    expect(await again()).toMatchObject({ done: 0 });
  });
});

describe("a file", () => {
  it("with bad lines tells each by line and field, and keeps exactly the good ones", async () => {
    const text = jsonl(
      line({ text: "a" }),
      "{broken",
      line({ text: "", engine: null, answered_at: "yesterday" }),
      "",
      line({ text: "b", citations: [{ url: "https://a.example", start_index: 3, end_index: 900 }] }),
      "[1]",
      line({ text: "c" }),
      line({ text: "a" }),
    );
    const dry = await run(text, { dryRun: true });
    expect(dry).toMatchObject({ state: "checked", counts: { fresh: 2, wrong: 4, twice: 1 } });
    expect(await count()).toEqual(all(0));
    expect(dry.problems.map(({ line: at, field }) => [at, field])).toEqual([
      [2, "line"],
      [3, "engine"],
      [3, "answered_at"],
      [3, "text"],
      [5, "citations[0].end_index"],
      [6, "line"],
      [8, "line"],
    ]);
    expect(dry.counts.problems).toEqual({
      ...{ line: 3, engine: 1, answered_at: 1, text: 1 },
      "citations[].end_index": 1,
    });
    const { problems } = await exportProblems({ ctx: workspace.ctx, input: { id: dry.id } });
    const listed = [];
    for await (const batch of problems) listed.push(...batch);
    expect(listed).toEqual(dry.problems);
    await startImport({ ctx: workspace.ctx, input: { id: dry.id } });
    await continueImports({
      ctx: systemContext("test"),
      input: { id: dry.id, signal: new AbortController().signal },
    });
    expect((await answers()).map((answer) => answer.text)).toEqual(["a", "c"]);
  });

  it("with more problems than are listed counts them all, by field", async () => {
    const wrong = Array.from({ length: 700 }, () => line({ engine: 5, repeat: -1 }));
    const { counts, problems } = await run(jsonl(...wrong, line()), { dryRun: true });
    expect(counts).toMatchObject({ fresh: 1, wrong: 700, problems: { engine: 700, repeat: 700 } });
    expect(problems).toHaveLength(200);
    expect(problemsInWords(counts.problems)).toBe("engine 700, repeat 700");
  });

  it("imported twice adds nothing, with more lines only those, and changed content is told, not written", async () => {
    const first = [line({ external_id: "1" }), line({ text: "no id" })];
    await run(jsonl(...first));
    expect(await run(jsonl(...first))).toMatchObject({ state: "checked", counts: { already: 2, fresh: 0 } });
    const more = await run(
      jsonl(...first, line({ text: "more" }), line({ external_id: "1", text: "other" })),
    );
    expect(more.counts).toMatchObject({ already: 2, fresh: 1, changed: 1 });
    const changed = await run(jsonl(line({ external_id: "1", text: "other" })));
    expect(changed).toMatchObject({
      counts: { changed: 1, fresh: 0 },
      problems: [{ field: "external_id", line: 1 }],
    });
    expect(await count()).toEqual(all(3));
  });

  it("in which nothing is new makes no run, and stands there as it was looked through", async () => {
    await run(jsonl(line()));
    const { id, state, runId, counts } = await run(jsonl(line(), "{broken"));
    expect({ state, runId, counts }).toMatchObject({
      state: "checked",
      runId: null,
      counts: { already: 1, wrong: 1 },
    });
    expect(await getDb().run.count({ where: { workspaceId: workspace.workspaceId } })).toBe(1);
    expect(await getDb().answerImportPiece.count({ where: { importId: id } })).toBe(1);
  });

  it("imported twice at the same time writes each answer once, and what it names", async () => {
    const lines = Array.from({ length: 2_100 }, (_, place) =>
      line({
        text: `${place}`,
        prompt_set: "Tents",
        prompt: `Which ${place % 50}?`,
        external_id: `${place}`,
      }),
    );
    const text = jsonl(...lines);
    const both = await Promise.all([run(text), run(text)]);
    const [one, other] = both.map(({ counts }) => counts);
    expect(Number(one?.fresh) + Number(other?.fresh)).toBe(2_100);
    expect(Number(one?.already) + Number(other?.already)).toBe(2_100);
    expect(both.flatMap(({ problems }) => problems)).toEqual([]);
    expect(await count()).toEqual(all(2_100));
    const { workspaceId } = workspace;
    expect(await getDb().promptSet.count({ where: { workspaceId } })).toBe(1);
    expect(await getDb().prompt.count({ where: { workspaceId } })).toBe(50);
  });

  it("undone leaves nothing of its own, and all of everybody else's", async () => {
    await run(jsonl(line({ text: "kept", prompt: "Another question?" })));
    const before = [
      await count(),
      await getDb().prompt.count({ where: { workspaceId: workspace.workspaceId } }),
    ];
    const { id, runId } = await run(
      jsonl(
        line({ text: "gone", citations: [{ url: "https://a.example" }] }),
        line({ text: "too", prompt: "Another question?" }),
      ),
    );
    await undoImport({ ctx: workspace.ctx, input: { id } });
    await continueImports({
      ctx: systemContext("test"),
      input: { id, signal: new AbortController().signal },
    });
    const now = [
      await count(),
      await getDb().prompt.count({ where: { workspaceId: workspace.workspaceId } }),
    ];
    expect(now).toEqual(before);
    expect(await getDb().run.count({ where: { id: runId ?? "" } })).toBe(0);
    // What is not there any more can be imported again.
    expect(await run(jsonl(line({ text: "gone" })))).toMatchObject({ state: "done", counts: { fresh: 1 } });
  });

  it("of CSV in Latin-1 with semicolons is read by its header", async () => {
    const file = readFileSync("test/answer-files/latin1-semicolon.csv");
    const done = await run(file);
    expect(done).toMatchObject({
      state: "done",
      encoding: "windows-1252",
      csv: {
        separator: ";",
        columns: ["prompt", "engine", "model", "answered_at", "text", "citations", null, "country"],
      },
      counts: { fresh: 2, wrong: 1 },
    });
    const found = await answers();
    expect(found.map(({ text }) => text)).toEqual([
      "Für Öfen gilt: 5 €",
      'Über „Alto“:\r\nzwei Zeilen; ein "Zitat".',
    ]);
    expect(found[1]?.task.promptVersion.userPrompt).toBe("Welches Zelt ist für Südtirol gut?");
    await getDb().answer.updateMany({
      where: { workspaceId: workspace.workspaceId },
      data: { readingVersions: {} },
    });
    const scope = { workspaceId: workspace.workspaceId, taskId: null, after: null };
    await reReadAnswers({ ctx: systemContext("re-read"), input: scope });
    expect((await answers()).map(({ text }) => text)).toEqual(found.map(({ text }) => text));
  });

  it("is refused where it is a workbook or empty", async () => {
    for (const bytes of [Buffer.from("PK\u0003\u0004…"), Buffer.from("")])
      await expect(run(bytes)).rejects.toMatchObject({ code: "invalid" });
  });

  it("is gone on with by another, exactly once, where whoever imported it died in the middle", async () => {
    const lines = Array.from({ length: 1_200 }, (_, place) =>
      line({ text: `${place}`, external_id: `${place}` }),
    );
    const { ctx } = workspace;
    const { id } = await openImport({ ctx, input: { fileName: "many" } });
    await addPiece({ ctx, input: { id, number: 0, bytes: Uint8Array.from(Buffer.from(jsonl(...lines))) } });
    await finishUpload({ ctx, input: { id, pieces: 1 } });
    const goOn = (signal: AbortSignal) =>
      continueImports({ ctx: systemContext("test"), input: { id, signal } });
    await goOn(new AbortController().signal);
    await startImport({ ctx, input: { id } });
    // Whoever writes the second batch is killed in the middle of it.
    await getDb().$executeRawUnsafe(
      `create function app.die_${id.replaceAll("-", "")}() returns trigger language plpgsql as
       $$ begin if new.import_id = '${id}' and new.external_id = '1100' then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$`,
    );
    const name = id.replaceAll("-", "");
    await getDb().$executeRawUnsafe(
      `create trigger die_${name} before insert on app.imported_answer for each row execute function app.die_${name}()`,
    );
    await expect(goOn(new AbortController().signal)).rejects.toThrow();
    expect(await count()).toEqual(all(1_000));
    expect(await getDb().answerImport.findUnique({ where: { id } })).toMatchObject({
      place: 1_000,
      state: "importing",
    });
    await getDb().$executeRawUnsafe(`drop trigger die_${name} on app.imported_answer`);
    await getDb().$executeRawUnsafe(`drop function app.die_${name}()`);
    await Promise.all([goOn(new AbortController().signal), goOn(new AbortController().signal)]);
    expect(await count()).toEqual(all(1_200));
    expect(await getDb().answerImport.findUnique({ where: { id } })).toMatchObject({
      state: "done",
      counts: { fresh: 1_200, already: 0 },
    });
    expect(await getDb().answerImportPiece.count({ where: { importId: id } })).toBe(0);
  });

  it("with a line that the database refuses keeps all the others, and tells of it", async () => {
    const name = workspace.workspaceId.replaceAll("-", "");
    await getDb().$executeRawUnsafe(
      `alter table app.answer add constraint refuse_${name} check (workspace_id <> '${workspace.workspaceId}' or text <> '5') not valid`,
    );
    const done = await run(jsonl(...Array.from({ length: 9 }, (_, place) => line({ text: `${place}` }))));
    await getDb().$executeRawUnsafe(`alter table app.answer drop constraint refuse_${name}`);
    expect(done).toMatchObject({
      state: "done",
      counts: { fresh: 8, wrong: 1 },
      problems: [{ line: 6, field: "line" }],
    });
    expect(await count()).toEqual(all(8));
  });

  it("mixed of any good and bad lines keeps exactly the good, and twice is once", async () => {
    const good = fc.record({
      text: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ""),
      engine: fc.constantFrom("chat_gpt", "Copilot", "Grok"),
      repeat: fc.option(fc.nat(3), { nil: undefined }),
      external_id: fc.option(fc.uuid(), { nil: undefined }),
    });
    const bad = fc.constantFrom("{", '"text"', "{}", JSON.stringify(line({ engine: 5 })));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(good, bad), { minLength: 1, maxLength: 20 }), async (lines) => {
        workspace = await newWorkspace();
        const file = jsonl(...lines.map((one) => (typeof one === "string" ? one : line(one))));
        const kept = new Set(
          lines.flatMap((one) =>
            typeof one === "string"
              ? []
              : [one.external_id ?? JSON.stringify([one.text, one.engine, one.repeat ?? null])],
          ),
        );
        const { counts } = await run(file);
        expect(counts.wrong).toBe(lines.filter((one) => typeof one === "string").length);
        expect((await count()).answers).toBe(kept.size);
        await run(file);
        expect((await count()).answers).toBe(kept.size);
      }),
      tries(8),
    );
  });

  it("says nothing of what asking from here costs, and is nothing this team spent", async () => {
    const { workspaceId } = workspace;
    const dear = { engine: "gemini", model: "m-1", web_search: false, cost: 900, money_spent: 800 };
    await run(jsonl(...[1, 2, 3, 4].map((place) => line({ ...dear, text: `${place}` }))));
    const own = inWorkspace(workspaceId, getPool());
    const past = await readPastCosts(own, { engine: "gemini", model: "m-1", webSearch: false });
    expect(past).toEqual({ answers: 0, low: null, high: null });
    const days = { from: "2000-01-01", to: "2100-01-01", zone: "UTC", scheduleId: null };
    expect(await readEstimateCells(own, { ...days, chargedUntil: days.to }, [days.from])).toEqual([]);
    expect(await getDb().spendEntry.count({ where: { workspaceId } })).toBe(0);
    expect(await getDb().spendUnfolded.count({ where: { workspaceId } })).toBe(0);
    const [asked] = await answers();
    const id = asked?.task.promptVersion.promptId ?? "";
    const { runs } = await getPrompt({ ctx: workspace.ctx, input: { id } });
    expect(runs).toMatchObject([{ kind: "import", answered: 4, cost: null, unpriced: 0 }]);
  });

  it("belongs to its workspace alone", async () => {
    const { id } = await run(jsonl(line()), { dryRun: true });
    const { ctx } = await newWorkspace();
    await expect(startImport({ ctx, input: { id } })).rejects.toMatchObject({ code: "not_found" });
    expect(await run(jsonl(line()), { ctx })).toMatchObject({ counts: { fresh: 1 } });
  });
});
