import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { ANY_ANSWER, type AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { ANYTHING } from "@/lib/domain/lists/workspace-filter";
import { listSources } from "@/lib/services/sources";
import type { ExportFormat, ExportSubject } from "@/lib/domain/exports/export";
import { listAnswers } from "@/lib/services/answers";
import { ROW_FILES } from "@/lib/table-files/write-rows";
import { plantAnswers, type PlantedAnswers } from "@/test/plant-answers";
import { exportAnswers, exportSources, type ExportedRows } from ".";

const COUNT = 1_203;

let mine: PlantedAnswers;

beforeAll(async () => {
  mine = await plantAnswers(COUNT);
});

const filterOf = (filter: Partial<AnswerFilter>) => ({ ...ANY_ANSWER, zone: "UTC", ...filter });
const answers = (subject: ExportSubject, filter: Partial<AnswerFilter> = {}) =>
  exportAnswers({ ctx: mine.ctx, input: { subject, filter: filterOf(filter) } });

async function rowsOf({ batches }: ExportedRows) {
  const rows = [];
  for await (const batch of batches) rows.push(...batch);
  return rows;
}

async function bytesOf({ columns, batches }: ExportedRows, format: ExportFormat): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of ROW_FILES[format].write(columns, batches)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** Ids of the list, page by page, oldest first. */
async function listed(filter: Partial<AnswerFilter>): Promise<string[]> {
  const ids: string[] = [];
  let after = null;
  do {
    const input = { filter: filterOf(filter), sort: "oldest" as const, after };
    const page = await listAnswers({ ctx: mine.ctx, input });
    ids.push(...page.rows.filter(({ state }) => state === "answered").map(({ id }) => id));
    after = page.next;
  } while (after);
  return ids;
}

describe("answers", () => {
  it.each<[string, Partial<AnswerFilter>]>([
    ["all", {}],
    ["of an engine", { engine: "claude" }],
    ["with a word", { text: "seven" }],
    ["citing a domain", { domain: "site3.example" }],
    ["of some days", { from: "2026-03-02", to: "2026-03-02" }],
    ["none", { model: "nobody's" }],
  ])("are those of the list, oldest first: %s", async (of, filter) => {
    const rows = await rowsOf(answers("answers", filter));
    expect(rows.length > 0).toBe(of !== "none");
    expect(rows.map(({ answer_id }) => answer_id)).toEqual(await listed(filter));
  });

  it("say all that is kept, by the names of the import", async () => {
    const [first] = await rowsOf(answers("answers"));
    expect(first).toMatchObject({
      prompt: "=Which 0?",
      engine: "gemini",
      model: "m-1-dated",
      answered_at: "2026-03-01T00:00:00.000Z",
      text: 'Answer 0 says one.\n\n+Second, "quoted"',
      web_search: true,
      citations: [
        { url: "https://site0.example/page", title: "Site 0", start_index: 7, end_index: 8 },
        { url: "https://site0.example/other", title: "", start_index: 20, end_index: 27 },
      ],
      repeat: 0,
      family: null,
      tags: ["-a", "b,c"],
      money_spent: "0.0351548",
      cost: "0.0357548",
      input_tokens: 12,
      reasoning_tokens: null,
      surface: "api",
      run_label: "planted",
      turns: [],
    });
  });

  it("come out of CSV and JSON Lines as many, and the same", async () => {
    const csv = parse(await bytesOf(answers("answers"), "csv"), { bom: true, columns: true });
    const json = (await bytesOf(answers("answers"), "jsonl")).trimEnd().split("\n");
    const ids = (csv as { answer_id: string }[]).map(({ answer_id }) => answer_id);
    expect(ids).toHaveLength(COUNT);
    expect(json.map((line) => (JSON.parse(line) as { answer_id: string }).answer_id)).toEqual(ids);
  });
});

describe("citations and sources", () => {
  it("are those of the answers in the filter, in order", async () => {
    const rows = await rowsOf(answers("citations", { engine: "gemini" }));
    const ids = await listed({ engine: "gemini" });
    expect(rows.map(({ answer_id, position }) => [answer_id, position])).toEqual(
      ids.flatMap((id) => [
        [id, 0],
        [id, 1],
      ]),
    );
    expect(rows[0]).toMatchObject({ place: "offsets", start_index: 7, end_index: 8, section_index: 0 });
  });

  it("count each source once, the first cited first", async () => {
    const rows = await rowsOf(answers("sources"));
    expect(rows).toHaveLength(20);
    expect(rows.map(({ citations }) => citations).reduce((sum: number, n) => sum + Number(n), 0)).toBe(
      2 * COUNT,
    );
    const moments = rows.map(({ first_cited_at }) => String(first_cited_at));
    expect(moments).toEqual([...moments].sort());
  });

  it("are narrowed as the list of sources is", async () => {
    const any = { sourceClass: null, pageType: null };
    const filter = { ...ANYTHING, ...any, zone: "UTC", domain: "site3.example", text: "page" };
    const sources = await rowsOf(exportSources({ ctx: mine.ctx, input: { subject: "sources", filter } }));
    expect(sources.map(({ source_url }) => source_url)).toEqual(["https://site3.example/page"]);
    const citations = await rowsOf(exportSources({ ctx: mine.ctx, input: { subject: "citations", filter } }));
    expect(citations).toHaveLength(Number(sources[0]?.citations));
  });

  it("are of the days in which the list counts them: those on which their answers were asked for", async () => {
    const { ctx, workspaceId } = await plantAnswers(20);
    const [asked] = (
      await getPool().query<{ day: string }>(
        "select min(created_at at time zone 'UTC')::date::text as day from app.task where workspace_id = $1",
        [workspaceId],
      )
    ).rows;
    await getPool().query(
      "update app.citation set answered_at = answered_at + interval '2 days' where workspace_id = $1",
      [workspaceId],
    );
    const shared = { ...ANYTHING, zone: "UTC", from: asked?.day ?? null, to: asked?.day ?? null };
    const filter = { ...shared, domain: null, text: null, sourceClass: null, pageType: null };
    const { sum } = await listSources({ ctx, input: { filter, sort: "answers", page: 1 } });
    expect(sum.citations).toBeGreaterThan(0);
    expect(await rowsOf(exportSources({ ctx, input: { subject: "citations", filter } }))).toHaveLength(
      sum.citations,
    );
  });
});

describe("one look", () => {
  it("sees nothing of what is written or deleted while it reads", async () => {
    const other = await plantAnswers(1_100);
    const { batches } = exportAnswers({
      ctx: other.ctx,
      input: { subject: "answers", filter: filterOf({}) },
    });
    const first = await batches.next();
    await getDb().answer.updateMany({ where: { workspaceId: other.workspaceId }, data: { text: "changed" } });
    await getDb().task.deleteMany({ where: { workspaceId: other.workspaceId, cell: { gte: 1_000 } } });
    const rows = [...(first.value ?? [])];
    for await (const batch of batches) rows.push(...batch);
    expect(rows).toHaveLength(1_100);
    expect(rows.filter(({ text }) => text === "changed")).toEqual([]);
  });

  it("holds a connection from its first row to its last, or until its reader goes", async () => {
    const before = inUse();
    const { batches } = answers("answers");
    expect(inUse()).toBe(before);
    await batches.next();
    expect(inUse()).toBe(before + 1);
    await batches.return(undefined);
    expect(inUse()).toBe(before);
  });

  it("is one of few at a time, and gives its place back", async () => {
    const open = Array.from({ length: 4 }, () => answers("answers").batches);
    await Promise.all(open.map((batches) => batches.next()));
    expect(() => answers("answers")).toThrow(/exports are under way/);
    await Promise.all(open.map((batches) => batches.return(undefined)));
    expect(await rowsOf(answers("sources"))).toHaveLength(20);
  });

  const inUse = () => getPool().totalCount - getPool().idleCount;
});
