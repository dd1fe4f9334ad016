import { type BudgetSpan, sumBudgets } from "@/lib/db/sql/money/sum-budgets";
import { foldWorkspace } from "@/lib/db/sql/money/fold-spend";
import { listDearest, listFruitlessSearches, readReasoning, sumFailures } from "@/lib/db/sql/money/outliers";
import { readPastRuns, readScopedDays } from "@/lib/db/sql/money/pace";
import { listDearestRuns, readSpendCells, readSpendOutcomes, readSpendTotal } from "@/lib/db/sql/money/spend";
import { sumHeld, sumKinds } from "@/lib/db/sql/money/statement";
import { startsOf } from "@/lib/db/query/day-bounds";
import { inWorkspace, type WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { getPool } from "@/lib/db/pool";
import { addDays, dayAt, listDays } from "@/lib/domain/time/day-span";
import { ANY_SPEND, TOLD_GROUPS_MAX } from "@/lib/domain/money/spend";
import { SPEND_GROUPS } from "@/lib/domain/money/spend-groups";
import { periodsIn } from "@/lib/domain/money/spend-periods";
import { type Context, systemContext } from "@/lib/services/context";
import { reportSpend } from "@/lib/services/spend";
import { seedWorkspace } from "./support/answered-workspace";
import { closingAfter } from "./support/closing";
import { compare, median } from "./support/compare";
import { openForFilling } from "./support/filling";
import { createReport, describeMachine } from "./support/report";

// What the spend screen's queries of a year cost at a million charges: against the same at a hundred thousand, and
// against the plainest statement over the sums of days that could stand in their place.

const FEW = 100_000;
const MANY = 1_000_000;
const ROUNDS = 7;
const ZONE = "Asia/Kolkata";

const today = dayAt(new Date(), ZONE);
const year = { ...ANY_SPEND, zone: ZONE, from: addDays(today, -365), to: today };
const days = listDays(year.from, year.to);
const months = periodsIn(year, "month").map(({ from }) => from);

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

await closingAfter(async (closeLater) => {
  const client = await openForFilling(closeLater);
  const few = await seedWorkspace(client, FEW);
  const many = await seedWorkspace(client, MANY);
  await client.query("set session_replication_role = origin");
  await client.query("update app.workspace set time_zone = $1", [ZONE]);
  await client.query("vacuum analyze");
  console.log(await describeMachine(getPool()));
  const report = createReport();
  const [ofFew, ofMany] = [inWorkspace(few, getPool()), inWorkspace(many, getPool())];

  const unfolded = await timed(() => readSpendCells(ofMany, year, { by: "model", firstDays: days }));
  const making = await timed(() => foldWorkspace(getPool(), many));
  await foldWorkspace(getPool(), few);
  await client.query(
    "vacuum analyze app.spend_sum, app.spend_model_sum, app.spend_run_sum, app.spend_held_sum, app.spend_source_sum",
  );
  const { rows } = await client.query<{ by_day: string; by_model: string; by_run: string }>(
    `select (select count(*) from app.spend_sum where workspace_id = $1) as by_day,
            (select count(*) from app.spend_model_sum where workspace_id = $1) as by_model,
            (select count(*) from app.spend_run_sum where workspace_id = $1) as by_run`,
    [many],
  );
  report.add({
    name: "making the sums, s",
    value: making / 1_000,
    detail: `${rows[0]?.by_day ?? "?"} rows by day, ${rows[0]?.by_model ?? "?"} by engine and model, ${rows[0]?.by_run ?? "?"} by run; a year from entries ${unfolded.toFixed(0)} ms`,
  });

  const growth = async (
    name: string,
    atMost: number | undefined,
    run: (own: WorkspaceReads) => Promise<unknown>,
  ) => {
    const { first, second, ratio } = await compare(
      ROUNDS,
      () => timed(() => run(ofFew)),
      () => timed(() => run(ofMany)),
    );
    const bar = atMost === undefined ? {} : { atMost };
    report.add({ name, value: ratio, ...bar, detail: `${second.toFixed(1)} ms; ${first.toFixed(1)} ms` });
  };
  for (const by of SPEND_GROUPS)
    await growth(`a year by month and ${by}`, by === "run" ? undefined : 3, async (own) => {
      const runs = by === "run" ? (await listDearestRuns(own, year, TOLD_GROUPS_MAX)).ids : null;
      return readSpendCells(own, year, { by, firstDays: months, runs });
    });
  await growth("a year by day and model", 3, (own) =>
    readSpendCells(own, year, { by: "model", firstDays: days }),
  );
  const narrowed = { ...year, engine: "claude" as const, label: "Label 1" };
  await growth("of an engine and a label", 3, (own) =>
    readSpendCells(own, narrowed, { by: "model", firstDays: days }),
  );
  const ofModel = { ...year, model: "model-3" };
  await growth("of a model", 3, (own) => readSpendCells(own, ofModel, { by: "schedule", firstDays: months }));
  await growth("in all", 3, (own) => readSpendTotal(own, year));
  await growth("what it bought", 3, (own) => readSpendOutcomes(own, year));
  for (const [span, name] of [
    [year, "a year"],
    [{ ...year, from: addDays(today, -30) }, "30 days"],
  ] as const) {
    await growth(`the dearest calls of ${name}`, undefined, (own) => listDearest(own, span));
    await growth(`how models reasoned in ${name}`, undefined, (own) => readReasoning(own, span));
    await growth(`searches without a citation of ${name}`, undefined, (own) =>
      listFruitlessSearches(own, span),
    );
    await growth(`failed calls of ${name}`, undefined, (own) => sumFailures(own, span));
  }
  const month = { from: addDays(today, -28), to: addDays(today, -1), zone: ZONE };
  await growth("four weeks by day and budget", undefined, (own) => readScopedDays(own, month));
  await growth("past runs of schedules", undefined, (own) => readPastRuns(own));
  await growth("kinds of a month", undefined, (own) => sumKinds(own, month));
  await growth("held when a month began and ended", undefined, (own) => sumHeld(own, month));

  const [from = new Date(0)] = startsOf([year.from], ZONE);
  const spans = async (workspaceId: string): Promise<BudgetSpan[]> => {
    const budget = await client.query<{ id: string }>(
      `insert into app.budget (id, workspace_id, name, amount, period, starts_on, warn_at)
       values (gen_random_uuid(), $1, 'bench', 1, 'once', $2, '{}') returning id`,
      [workspaceId, year.from],
    );
    return budget.rows.map(({ id }) => ({ id, zone: ZONE, from, before: null }));
  };
  const [spansOfFew, spansOfMany] = [await spans(few), await spans(many)];
  const budgets = await compare(
    ROUNDS,
    () => timed(() => sumBudgets(getPool(), few, spansOfFew)),
    () => timed(() => sumBudgets(getPool(), many, spansOfMany)),
  );
  report.add({
    name: "a budget of a year, for once",
    value: budgets.ratio,
    atMost: 3,
    detail: `${budgets.second.toFixed(1)} ms; ${budgets.first.toFixed(1)} ms`,
  });

  const plain = await compare(
    ROUNDS,
    () =>
      timed(() =>
        getPool().query(
          `select width_bucket(at, $2::timestamptz[]) as period, engine, model, sum(amount)::text as spent,
                  sum(model_charge)::text as charge, sum(calls) as calls, sum(unpriced) as unpriced,
                  sum(input_tokens) as i, sum(output_tokens) as o, sum(reasoning_tokens) as r
             from app.spend_model_sum where workspace_id = $1 and at >= $3 group by 1, 2, 3 order by 1, 2, 3`,
          [many, startsOf(days, ZONE), from],
        ),
      ),
    () => timed(() => readSpendCells(ofMany, year, { by: "model", firstDays: days })),
  );
  report.add({
    name: "against the plainest statement",
    value: plain.ratio,
    atMost: 2,
    detail: `${plain.second.toFixed(1)} ms; ${plain.first.toFixed(1)} ms`,
  });

  for (const groupBy of ["model", "run"] as const) {
    const ctx: Context = {
      ...{ ...systemContext("bench"), workspaceId: many },
      actor: { kind: "system", job: "bench" },
    };
    const whole: number[] = [];
    for (let round = 0; round < 3; round += 1)
      whole.push(
        await timed(() =>
          reportSpend({ ctx, input: { filter: year, by: "month", groupBy, most: TOLD_GROUPS_MAX } }),
        ),
      );
    report.add({
      name: `the whole report by ${groupBy}, ms`,
      value: median(whole),
      detail: "with the year before",
    });
  }
  report.end();
});
