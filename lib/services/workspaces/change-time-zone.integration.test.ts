import { beforeEach, expect, it } from "vitest";
import { getPool } from "@/lib/db/pool";
import { foldFactsStep, readFoldedZone } from "@/lib/db/sql/facts/fold-facts";
import { measuredBy } from "@/lib/db/sql/figures/fact-conditions";
import { readCounts } from "@/lib/db/sql/figures/read-counts";
import { foldWorkspace } from "@/lib/db/sql/money/fold-spend";
import { readSpendTotal } from "@/lib/db/sql/money/spend";
import { inWorkspace } from "@/lib/db/query/workspace-reads";
import { inTransaction } from "@/lib/db/transaction";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { dayAt } from "@/lib/domain/time/day-span";
import { type Facts, plantFacts } from "@/test/planted-facts";
import { changeTimeZone } from "./change-time-zone";
import { getRecounting } from "./recounting";

// A workspace's zone is changed: figures and spending of a day before, meanwhile and after, against the planted rows
// themselves, counted here by days of that zone.

const DAY = "2026-11-03";
const [BEFORE, AFTER] = ["UTC", "Asia/Katmandu"] as const;
/** Around the midnights of both zones, so that the day holds others in each. */
const MOMENTS = [
  "02T18:14:59.999",
  "02T18:15:00",
  "02T23:59:59.999",
  "03T12:00:00",
  "03T18:15:00",
  "04T00:00:00",
].map((moment) => new Date(`2026-11-${moment}Z`));
const VERSIONS = { codeVersion: 1, ruleVersion: 1, companyVersion: 0 };

let facts: Facts;

beforeEach(async () => {
  facts = await plantFacts(90, { moments: MOMENTS, seed: 11 });
  await getPool().query(
    `update app.answer_fact set code_version = 1, rule_version = 1, company_version = 0, brands = '{1}', mentions = '{1}',
            linked = '{0}', list_ranks = '{null}', levels = '{2}' where workspace_id = $1`,
    [facts.workspaceId],
  );
  await foldAll();
});

const foldStep = () => inTransaction(getPool(), (tx) => foldFactsStep(tx, facts.workspaceId));

async function foldAll(): Promise<void> {
  while (await foldStep());
  await foldWorkspace(getPool(), facts.workspaceId);
}

/** What screens count of the day, and whether from sums. */
async function counted(zone: string) {
  const folded = await readFoldedZone(getPool(), facts.workspaceId);
  const own = inWorkspace(facts.workspaceId, getPool());
  const measured = measuredBy(own, { ...ANY_FIGURE, from: DAY, to: DAY, zone }, VERSIONS, folded);
  const { prompts, brands } = await readCounts(own, { measured, breaks: [] });
  const { spent } = await readSpendTotal(own, { ...ANY_SPEND, from: DAY, to: DAY, zone });
  return {
    answers: prompts.reduce((sum, row) => sum + row.answers, 0),
    naming: brands.reduce((sum, row) => sum + row.naming, 0),
    spent: Number(spent),
    fromSums: measured.sums !== null,
  };
}

/** The same of the planted rows. */
function expected(zone: string) {
  const { length } = facts.tasks.filter(({ answer, createdAt }) => answer && dayAt(createdAt, zone) === DAY);
  const spent = facts.tasks
    .flatMap(({ entries }) => entries)
    .filter(({ kind, at }) => (kind === "charge" || kind === "correction") && dayAt(at, zone) === DAY)
    .reduce((sum, { amount }) => sum + amount, 0);
  return { answers: length, naming: length, spent: spent / 1e9 };
}

it("figures and spending are of the new zone's days at once, while sums are made anew, and after", async () => {
  expect(expected(BEFORE)).not.toEqual(expected(AFTER));
  expect(await counted(BEFORE)).toEqual({ ...expected(BEFORE), fromSums: true });
  await changeTimeZone({ ctx: facts.ctx, input: { timeZone: AFTER } });
  expect(await counted(AFTER)).toEqual({ ...expected(AFTER), fromSums: false });
  await foldStep();
  // As if this was a part of them: a step takes far more than there are here.
  await getPool().query("update app.fact_fold set made_before = $2 where workspace_id = $1", [
    ...[facts.workspaceId, MOMENTS[3]],
  ]);
  expect(await counted(AFTER)).toEqual({ ...expected(AFTER), fromSums: false });
});

it("sums that are made anew come to the same, and how far they are is told", async () => {
  const { ctx, workspaceId } = facts;
  const answers = facts.tasks.filter(({ answer }) => answer).length;
  const entries = facts.tasks.flatMap((task) => task.entries).length;
  expect(await getRecounting({ ctx })).toEqual({ zone: BEFORE, answers: null, entries: null });
  await changeTimeZone({ ctx, input: { timeZone: AFTER } });
  expect(await getRecounting({ ctx })).toEqual({
    zone: AFTER,
    answers: { done: 0, of: answers },
    entries: { done: 0, of: entries },
  });
  await getPool().query("update app.fact_fold set zone = $2, made_before = $3 where workspace_id = $1", [
    ...[workspaceId, AFTER, MOMENTS[3]],
  ]);
  const done = facts.tasks.filter(({ answer, createdAt }) => answer && createdAt < (MOMENTS[3] ?? 0)).length;
  expect((await getRecounting({ ctx })).answers).toEqual({ done, of: answers });
  await getPool().query("update app.fact_fold set zone = $2, made_before = null where workspace_id = $1", [
    ...[workspaceId, BEFORE],
  ]);
  await foldAll();
  expect(await getRecounting({ ctx })).toEqual({ zone: AFTER, answers: null, entries: null });
  expect(await counted(AFTER)).toEqual({ ...expected(AFTER), fromSums: true });
});
