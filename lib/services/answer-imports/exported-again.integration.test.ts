import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { ANY_ANSWER, type AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { SURFACES } from "@/lib/domain/engines/surface";
import type { Row } from "@/lib/domain/exports/column";
import { listAnswers } from "@/lib/services/answers";
import { systemContext, type Context } from "@/lib/services/context";
import { exportAnswers } from "@/lib/services/exports";
import { readAnswerWords } from "@/lib/services/search";
import { ROW_FILES } from "@/lib/table-files/write-rows";
import { plantAnswers } from "@/test/plant-answers";
import { anyText, tries } from "@/test/properties";
import { newWorkspace } from "@/test/workspace";
import { importFile } from ".";

const exported = (ctx: Context) =>
  exportAnswers({ ctx, input: { subject: "answers", filter: { ...ANY_ANSWER, zone: "UTC" } } });

type Format = "csv" | "jsonl";

const fileOf = (ctx: Context, format: Format) => {
  const { columns, batches } = exported(ctx);
  return ROW_FILES[format].write(columns, batches);
};

const importInto = (ctx: Context, bytes: AsyncIterable<Uint8Array>, format: Format) =>
  importFile({ ctx, input: { fileName: `answers.${format}`, bytes, dryRun: false } });

async function* linesOf(lines: readonly object[]): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(lines.map((line) => JSON.stringify(line)).join("\n")));
}

/** What an answer says wherever it is. */
const SAID = [
  ...["prompt", "engine", "model", "answered_at", "text", "web_search", "citations", "citation_count"],
  ...["repeat", "family", "prompt_set", "tags", "country", "language", "surface"],
  ...["input_tokens", "output_tokens", "money_spent", "cost", "external_id"],
];

async function saidIn(ctx: Context): Promise<object[]> {
  const rows: Row[] = [];
  for await (const batch of exported(ctx).batches) rows.push(...batch);
  return rows
    .map((row) => Object.fromEntries(SAID.map((name) => [name, row[name]])))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** What PostgreSQL and JSON can keep. */
const storable = () => anyText().map((text) => text.replaceAll("\0", ""));

const FORMATS = ["jsonl", "csv"] as const;

describe("an export of answers", () => {
  it.each(FORMATS)("of what was collected imports elsewhere as it was, as %s", async (format) => {
    const mine = await plantAnswers(20);
    await getDb().answer.updateMany({
      where: { workspaceId: mine.workspaceId, task: { engine: "claude" } },
      data: { surface: "sandbox" },
    });
    await getDb().citation.updateMany({
      where: { workspaceId: mine.workspaceId, position: 1, task: { cell: 3 } },
      data: { rawUrl: "", place: { kind: "marker", spans: [{ start: 0, end: 1 }] } },
    });
    const there = await newWorkspace();
    const done = await importInto(there.ctx, fileOf(mine.ctx, format), format);
    expect(done).toMatchObject({ state: "done", problems: [], counts: { fresh: 20, citations: 40 } });
    expect(await saidIn(there.ctx)).toEqual(await saidIn(mine.ctx));
    expect((await saidIn(there.ctx))[0]).toMatchObject({ prompt: "=Which 0?", tags: ["-a", "b,c"] });
    expect(await getDb().spendEntry.count({ where: { workspaceId: there.workspaceId } })).toBe(0);
    // Where it comes from, all of it is there already.
    const home = await importInto(mine.ctx, fileOf(mine.ctx, format), format);
    expect(home.counts).toMatchObject({ already: 20, fresh: 0 });
  });

  it("of any answers imports elsewhere as it was, and there a second time as nothing new", async () => {
    const citation = (text: string) =>
      fc
        .record({
          url: fc.oneof(fc.webUrl(), fc.constant("")),
          title: fc.option(storable()),
          whole: fc.boolean(),
        })
        .map(({ whole, title, ...cited }) => ({
          ...cited,
          ...(title !== null && { title }),
          ...(whole ? { start_index: 0, end_index: text.length } : {}),
        }));
    const answer = storable()
      .filter((text) => text.trim() !== "")
      .chain((text) =>
        fc.record(
          {
            prompt: fc.constantFrom("Which tent?", "=1+1", "'quoted'", "two\nlines"),
            engine: fc.constantFrom("chat_gpt", "Copilot"),
            model: fc.constantFrom("m-1", "-m"),
            answered_at: fc.constantFrom("2026-11-05T09:30:00.123Z", "2026-01-01T00:00:00Z"),
            text: fc.constant(text),
            web_search: fc.boolean(),
            citations: fc.array(citation(text), { maxLength: 3 }),
            repeat: fc.nat(3),
            prompt_set: fc.constantFrom("Tents", "+Boats"),
            family: fc.constantFrom("Best", "=Worst"),
            tags: fc.constant(["-a", 'b,"c']),
            country: fc.constantFrom("DE", "AT"),
            language: fc.constant("de"),
            surface: fc.constantFrom(...SURFACES),
            input_tokens: fc.nat(),
            output_tokens: fc.nat(),
            money_spent: fc.constantFrom("0.000000001", 900),
            cost: fc.constantFrom(0, "12.5"),
            external_id: fc.uuid().map((id) => `their ${id}`),
          },
          { requiredKeys: ["prompt", "engine", "model", "answered_at", "text"] },
        ),
      )
      // A family is of a set.
      .map(({ family, ...said }) => ({ ...said, ...(said.prompt_set && { family }) }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...FORMATS),
        async (lines, format) => {
          const [here, there] = [await newWorkspace(), await newWorkspace()];
          const first = await importInto(here.ctx, linesOf(lines), "jsonl");
          expect(first.problems.filter(({ message }) => !message.startsWith("The same"))).toEqual([]);
          const again = await importInto(there.ctx, fileOf(here.ctx, format), format);
          expect(again.problems).toEqual([]);
          expect(again.counts).toMatchObject({
            fresh: first.counts.fresh,
            citations: first.counts.citations,
          });
          expect(await saidIn(there.ctx)).toEqual(await saidIn(here.ctx));
          const twice = await importInto(there.ctx, fileOf(here.ctx, format), format);
          expect(twice.counts).toMatchObject({ fresh: 0, already: first.counts.fresh });
          const home = await importInto(here.ctx, fileOf(here.ctx, format), format);
          expect(home.counts).toMatchObject({ fresh: 0, already: first.counts.fresh, changed: 0 });
        },
      ),
      tries(3),
    );
  });
});

it("finds imported answers by the set of their prompts, in the list and in an export", async () => {
  const { ctx, workspaceId } = await newWorkspace();
  const line = { prompt: "Which?", engine: "claude", model: "m", answered_at: "2026-11-05" };
  await importInto(
    ctx,
    linesOf([
      { ...line, text: "one", prompt_set: "Tents" },
      { ...line, text: "two", prompt_set: "Boats" },
      { ...line, text: "three" },
    ]),
    "jsonl",
  );
  const going = new AbortController().signal;
  await readAnswerWords({ ctx: systemContext("words"), input: { signal: going } });
  const { id: setId } = await getDb().promptSet.findFirstOrThrow({ where: { workspaceId, name: "Tents" } });
  const found = async (more: Partial<AnswerFilter>) => {
    const filter = { ...ANY_ANSWER, zone: "UTC", ...more };
    const { rows, total } = await listAnswers({ ctx, input: { filter, sort: "asked", after: null } });
    const files: Row[] = [];
    const { batches } = exportAnswers({ ctx, input: { subject: "answers", filter } });
    for await (const batch of batches) files.push(...batch);
    expect(files.map(({ answer_id }) => answer_id).sort()).toEqual(rows.map(({ id }) => id).sort());
    expect(total).toEqual({ count: rows.length, isMore: false });
    return rows.map(({ excerpt }) => excerpt);
  };
  expect(await found({ setId })).toEqual(["one"]);
  expect(await found({ setId, text: "one" })).toEqual(["one"]);
  expect(await found({ setId, text: "two" })).toEqual([]);
  expect(await found({})).toHaveLength(3);
});
