import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import type { Measurement } from "@/lib/domain/brands/measurement";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { makeBrand, changeBrand, archiveBrand, listBrands } from "@/lib/services/brands";
import { systemContext, type Context } from "@/lib/services/context";
import { getFigures } from "@/lib/services/figures";
import { verifyAnswer } from "@/lib/services/verification";
import { ownDatabase } from "@/test/own-database";
import { plantAnswers } from "@/test/plant-answers";
import { getMeasuring, measureAnswers } from ".";
import { beginMeasurement } from "./measurements";

const pool = ownDatabase();
const measureAll = () =>
  measureAnswers({ ctx: systemContext("test"), input: { signal: AbortSignal.timeout(60_000) } });

/** A workspace's facts, without what their answers are asked by. */
async function factsOf(workspaceId: string): Promise<unknown[]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `select fact.* from app.answer_fact fact join app.task on task.id = fact.task_id
      where fact.workspace_id = $1 order by task.cell`,
    [workspaceId],
  );
  return rows;
}

async function plant(count: number) {
  const { workspaceId, userId } = await plantAnswers(count);
  const ctx: Context = {
    ...systemContext("test"),
    workspaceId,
    actor: { kind: "member", userId, role: "owner" },
  };
  const { rows } = await pool.query<{ id: string }>(
    "select id from app.task where workspace_id = $1 order by cell",
    [workspaceId],
  );
  return { workspaceId, userId, ctx, taskIds: rows.map(({ id }) => id) };
}

const brand = (name: string, more: object = {}) => ({
  name,
  role: "own",
  aliases: [],
  domains: [],
  names: [],
  ...more,
});

describe("measuring", () => {
  it("finds the brands of answers that are there, by the rules of today, and says how far it is", async () => {
    const { workspaceId, ctx } = await plant(8);
    await makeBrand({ ctx, input: { brand: brand("Seven", { domains: ["site6.example"] }) } });
    expect(await getMeasuring({ ctx })).toEqual({
      ...{ version: 1, moved: null },
      left: { done: 0, of: 8, isAnew: true, seconds: null },
    });
    await measureAll();
    expect(await getMeasuring({ ctx })).toMatchObject({ version: 1, left: null });
    const facts = await factsOf(workspaceId);
    expect(facts).toHaveLength(8);
    // The seventh says it, and cites it twice; nothing tells its language.
    expect(facts[6]).toMatchObject({
      ...{ brands: [1], mentions: [1], cited_brands: [1], cited_counts: [2], levels: null, is_english: null },
      ...{ rule_version: 1, engine: "gemini", searched: true, origin: "collected" },
    });
    expect(facts[5]).toMatchObject({ brands: [], cited_brands: [], rule_version: 1 });
  });

  it("makes again what an answer's text, citations, corrections or market made, and nothing else", async () => {
    const { workspaceId, ctx, taskIds } = await plant(4);
    const { id: brandId } = await makeBrand({ ctx, input: { brand: brand("Answer") } });
    await measureAll();
    const stale = async () => {
      const { rows } = await pool.query<{ cell: number }>(
        `select task.cell from app.answer_fact fact join app.task on task.id = fact.task_id
          where fact.workspace_id = $1 and fact.code_version = 0 order by 1`,
        [workspaceId],
      );
      await measureAll();
      return rows.map(({ cell }) => cell);
    };
    await pool.query("update app.answer set cost = 1 where task_id = $1", [taskIds[0]]);
    expect(await stale()).toEqual([]);
    await pool.query("update app.answer set text = 'Answer, Answer' where task_id = $1", [taskIds[0]]);
    expect(await stale()).toEqual([0]);
    await pool.query("update app.citation set resolved_url = 'https://answer.example' where task_id = $1", [
      taskIds[1],
    ]);
    expect(await stale()).toEqual([1]);
    await pool.query(
      `insert into app.mention_correction (id, workspace_id, task_id, brand_id, kind, source_start, source_end, text)
       values (uuidv7(), $1, $2, $3, 'refused', 0, 6, 'Answer')`,
      [workspaceId, taskIds[2], brandId],
    );
    expect(await stale()).toEqual([2]);
    expect(await factsOf(workspaceId)).toMatchObject([
      { mentions: [2] },
      { mentions: [1] },
      { brands: [] },
      { mentions: [1] },
    ]);
    await pool.query("delete from app.mention_correction where task_id = $1", [taskIds[2]]);
    expect(await stale()).toEqual([2]);
    await pool.query(
      `with made as (insert into app.market (id, workspace_id, name, language) values (uuidv7(), $1, 'UK', 'en') returning id)
       update app.prompt set market_id = made.id from made where workspace_id = $1`,
      [workspaceId],
    );
    expect(await stale()).toEqual([0, 1, 2, 3]);
    expect(await factsOf(workspaceId)).toMatchObject(
      Array.from({ length: 4 }, () => ({ brands: [1], is_english: true, levels: [expect.any(Number)] })),
    );
  });

  it("gives what measuring all anew gives, whatever was changed in whatever order", async () => {
    const NAMES = ["Answer", "Seven", "Second", "one", "Says"];
    const act = fc.oneof(
      fc.record({
        kind: fc.constant("brand" as const),
        name: fc.constantFrom(...NAMES),
        exact: fc.boolean(),
      }),
      fc.record({ kind: fc.constant("archive" as const), place: fc.nat(4) }),
      fc.record({ kind: fc.constant("text" as const), place: fc.nat(11), name: fc.constantFrom(...NAMES) }),
      fc.record({ kind: fc.constant("correct" as const), place: fc.nat(11), refused: fc.boolean() }),
      fc.record({ kind: fc.constant("delete" as const), place: fc.nat(11) }),
      fc.record({ kind: fc.constant("measure" as const) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
        const { workspaceId, ctx, taskIds } = await plant(6);
        for (const one of acts) {
          const brands = (await listBrands({ ctx })).filter(({ archivedAt }) => archivedAt === null);
          if (one.kind === "measure") await measureAll();
          else if (one.kind === "brand") {
            const known = brands.find(({ name }) => name === one.name);
            const made = brand(one.name, {
              aliases: [{ text: one.name, case: one.exact ? "exact" : "any" }],
            });
            if (known) await changeBrand({ ctx, input: { id: known.id, brand: made } });
            else await makeBrand({ ctx, input: { brand: made } });
          } else if (one.kind === "archive") {
            const known = brands[one.place];
            if (known) await archiveBrand({ ctx, input: { id: known.id, archived: true } });
          } else if (one.kind === "text")
            await pool.query("update app.answer set text = $2 || ' says so.' where task_id = $1", [
              taskIds[one.place],
              one.name,
            ]);
          else if (one.kind === "delete")
            await pool.query("delete from app.task where id = $1", [taskIds[one.place]]);
          else
            await pool.query(
              `insert into app.mention_correction (id, workspace_id, task_id, brand_id, kind, source_start, source_end, text)
               select uuidv7(), task.workspace_id, task.id, brand.id, $2::app.mention_correction_kind, 0, 6, 'Answer'
                 from app.task, app.brand where task.id = $1 and brand.workspace_id = task.workspace_id limit 1
               on conflict do nothing`,
              [taskIds[one.place], one.refused ? "refused" : "added"],
            );
        }
        await measureAll();
        const kept = await factsOf(workspaceId);
        await pool.query("update app.answer_fact set code_version = 0 where workspace_id = $1", [
          workspaceId,
        ]);
        await measureAll();
        expect(kept).toEqual(await factsOf(workspaceId));
      }),
      { numRuns: 6 },
    );
  });
});

describe("what a change of rules moved", () => {
  const ask = async (ctx: Context) => {
    const { brands } = (
      await getFigures({
        ctx,
        input: { filter: { ...ANY_ANSWER, zone: "UTC" }, by: [], period: "week" },
      })
    ).all;
    return brands.map(({ presence, citationRate, topPick, shareOfVoice }) => ({
      presence: presence.questionsLikeThese.figure.value,
      citationRate: citationRate.questionsLikeThese.figure.value,
      topPick: topPick.questionsLikeThese.figure.value,
      voice: "unknown" in shareOfVoice ? null : shareOfVoice.occurrences.questionsLikeThese.figure.value,
    }));
  };
  const told = ({ brands }: Measurement) =>
    brands.map(({ presence, citationRate, topPick, voice }) => ({
      presence: presence.value,
      citationRate: citationRate.value,
      topPick: topPick.value,
      voice: voice && voice.occurrences.value,
    }));

  it("is told by the figures of before and of now, of the same answers, however many changes were on the way", async () => {
    const { ctx } = await plant(8);
    await makeBrand({ ctx, input: { brand: brand("Answer") } });
    const { id } = await makeBrand({
      ctx,
      input: { brand: brand("Seven", { domains: ["site6.example"], role: "competitor" }) },
    });
    await makeBrand({ ctx, input: { brand: brand("Nowhere", { role: "control" }) } });
    await measureAll();
    expect((await getMeasuring({ ctx })).moved).toBeNull();
    const before = await ask(ctx);
    await changeBrand({ ctx, input: { id, brand: brand("Seven", { aliases: [{ text: "Eight" }] }) } });
    expect(await getMeasuring({ ctx })).toMatchObject({ left: { done: 0, of: 8 }, moved: null });
    await changeBrand({ ctx, input: { id, brand: brand("Seven", { aliases: [{ text: "answer" }] }) } });
    await measureAll();
    const after = await ask(ctx);
    expect(after).not.toEqual(before);
    const { moved } = await getMeasuring({ ctx });
    expect(moved).toMatchObject({
      before: { ruleVersion: 3, answers: 8 },
      after: { ruleVersion: 5, answers: 8 },
    });
    expect(moved && [told(moved.before), told(moved.after)]).toEqual([before, after]);
  });

  it("is of before the first answer that is measured anew, and counts what came until then", async () => {
    const { workspaceId, ctx, taskIds } = await plant(4);
    const { id } = await makeBrand({ ctx, input: { brand: brand("Answer") } });
    await measureAll();
    await pool.query("update app.answer set text = 'No name.' where task_id = $1", [taskIds[0]]);
    await measureAll();
    const before = await ask(ctx);
    await changeBrand({ ctx, input: { id, brand: brand("Answer", { aliases: [{ text: "name" }] }) } });
    // A worker that ends after its first batch, and another that comes when all is measured.
    await beginMeasurement(systemContext("test"), workspaceId, {
      codeVersion: FACT_VERSION,
      ruleVersion: 2,
      companyVersion: 0,
    });
    await pool.query(
      "update app.answer_fact set rule_version = 2, brands = '{}', mentions = '{}' where workspace_id = $1",
      [workspaceId],
    );
    await measureAll();
    const { moved } = await getMeasuring({ ctx });
    expect(moved && told(moved.before)).toEqual(before);
    expect(moved?.after.brands[0]?.presence).toMatchObject({ numerator: 0, denominator: 4, interval: null });
  });
});

describe("verifying", () => {
  it("says which field of a fact is not what the text gives", async () => {
    const { ctx, taskIds } = await plant(1);
    await makeBrand({ ctx, input: { brand: brand("Answer") } });
    await measureAll();
    const id = taskIds[0] ?? "";
    const partOf = async () =>
      (await verifyAnswer({ ctx, input: { id } })).verdicts.find(({ part }) => part === "fact");
    expect(await partOf()).toMatchObject({ state: "same" });
    await pool.query("update app.answer_fact set mentions = '{4}' where task_id = $1", [id]);
    expect(await partOf()).toMatchObject({
      state: "differs",
      differences: [{ field: "mentions[0]", kept: "4", found: "1" }],
    });
  });
});
