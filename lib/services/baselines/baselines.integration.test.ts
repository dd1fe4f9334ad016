import { beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { makeBrand } from "@/lib/services/brands";
import { compareSides } from "@/lib/services/comparing";
import { getHeadlines, getSinceBaseline } from "@/lib/services/overview";
import { ownDatabase } from "@/test/own-database";
import { type Facts, plantFacts } from "@/test/planted-facts";
import { getBaseline, pinBaseline, unpinBaseline } from ".";

const pool = ownDatabase();
const LAUNCH = { name: "Launch", from: "2026-09-01", to: "2026-09-10" };
const MOMENTS = ["2026-09-05T10:00:00Z", "2026-10-20T10:00:00Z", "2026-11-20T10:00:00Z"].map(
  (at) => new Date(at),
);
const FILTER = { ...ANY_FIGURE, from: "2026-11-01", to: "2026-11-30", zone: "UTC" };

let facts: Facts;

beforeAll(async () => {
  facts = await plantFacts(120, { moments: MOMENTS, seed: 5 });
  const { ctx } = facts;
  await makeBrand({ ctx, input: { brand: { name: "Acme", role: "own" } } });
  await makeBrand({ ctx, input: { brand: { name: "Bolt", role: "competitor" } } });
  await pool.query(
    `update app.answer_fact
        set code_version = $2, rule_version = (select max(number) from app.rule_version where workspace_id = $1),
            brands = case when ('x' || right(task_id::text, 1))::bit(4)::int < 9 then '{1,2}' else '{2}' end::smallint[],
            mentions = '{}', linked = '{}', list_ranks = '{}', levels = '{}'
      where workspace_id = $1`,
    [facts.workspaceId, FACT_VERSION],
  );
});

it("is one, under a name, in place of the one before, on record and taken away again", async () => {
  const { ctx, workspaceId } = facts;
  expect(await getBaseline({ ctx })).toBeNull();
  await pinBaseline({ ctx, input: { ...LAUNCH, name: "  First  " } });
  await pinBaseline({ ctx, input: LAUNCH });
  expect(await getBaseline({ ctx })).toEqual(LAUNCH);
  await expect(pinBaseline({ ctx, input: { ...LAUNCH, to: "2026-08-31" } })).rejects.toThrow(
    "before the first",
  );
  await unpinBaseline({ ctx, input: { ...LAUNCH, name: "First" } });
  expect(await getBaseline({ ctx })).toEqual(LAUNCH);
  // At once, as two people do.
  await Promise.all([unpinBaseline({ ctx, input: LAUNCH }), unpinBaseline({ ctx, input: LAUNCH })]);
  expect(await getBaseline({ ctx })).toBeNull();
  const told = await getDb().auditEntry.findMany({
    where: { workspaceId, entity: "baseline" },
    orderBy: { id: "asc" },
  });
  expect(told.map(({ action }) => action)).toEqual(["baseline.pin", "baseline.pin", "baseline.unpin"]);
});

it("is what a period is held against as against the one before, with days between them or not", async () => {
  const { ctx } = facts;
  for (const cut of [true, false]) {
    const before = { from: LAUNCH.from, to: LAUNCH.to };
    const headlines = await getHeadlines({ ctx, input: { filter: FILTER, before, cut } });
    const since = await getSinceBaseline({ ctx, input: { filter: FILTER, baseline: LAUNCH, cut } });
    expect(since.answers).toEqual({ then: headlines.answersBefore, now: headlines.cells.answers });
    expect(since.changes).toEqual(headlines.changes);
    const sides = [{ ...FILTER, from: LAUNCH.from, to: LAUNCH.to }, FILTER] as const;
    const beside = await compareSides({ ctx, input: { by: "period", sides, cut } });
    expect(since.differences).toEqual(beside.differences);
    expect(since.answers.then).toBeGreaterThan(0);
  }
  const side = async (days: { from: string; to: string }) =>
    (await getHeadlines({ ctx, input: { filter: { ...FILTER, ...days }, before: null, cut: false } })).cells
      .answers;
  const since = await getSinceBaseline({ ctx, input: { filter: FILTER, baseline: LAUNCH, cut: false } });
  // October is in neither.
  expect(since.answers).toEqual({ then: await side(LAUNCH), now: await side(FILTER) });
  // Other models began to answer meanwhile: nothing is called a move.
  expect(since.changes.length).toBeGreaterThan(0);
  expect(since.differences).toEqual([]);
});
