import { beforeAll, expect, it } from "vitest";
import { type Context, systemContext } from "@/lib/services/context";
import { planCost } from "@/lib/statistics/studies/planner";
import { ownDatabase } from "@/test/own-database";
import { plantAnswers } from "@/test/plant-answers";
import { listPlannerChoices, planSampleRun } from ".";

const pool = ownDatabase();
let ctx: Context;

/** 40 answers of two engines, and a set of 12 families with 30 prompts in use. */
beforeAll(async () => {
  const { workspaceId, userId } = await plantAnswers(40);
  ctx = { ...systemContext("test"), workspaceId, actor: { kind: "member", userId, role: "viewer" } };
  await pool.query(
    `update app.answer set cost = case when task.cell % 4 < 2 then 0.01 else 0.03 end
       from app.task where task.id = answer.task_id and task.workspace_id = $1`,
    [workspaceId],
  );
  await pool.query(
    `with made_set as (
       insert into app.prompt_set (id, workspace_id, name) values (uuidv7(), $1, 'Trams') returning id
     ), families as (
       insert into app.family (id, workspace_id, set_id, name)
       select uuidv7(), $1, made_set.id, 'F' || n from made_set, generate_series(1, 9) n returning id, set_id
     )
     insert into app.prompt (id, workspace_id, set_id, family_id, archived_at)
     select uuidv7(), $1, families.set_id, families.id, null::timestamptz from families, generate_series(1, 3)
     union all select uuidv7(), $1, made_set.id, null, null from made_set, generate_series(1, 3)
     union all select uuidv7(), $1, made_set.id, null, now() - interval '1 second' from made_set, generate_series(1, 5)`,
    [workspaceId],
  );
});

const MODELS = [
  { engine: "gemini", model: "m-1" },
  { engine: "claude", model: "m-1" },
] as const;
const TARGET = { points: 15, rate: 50, families: 12, wordings: 2, rho: 0.1, rhoPrompt: 0.2 };

it("begins with what sets hold, whom was asked, and nothing known of how alike answers are", async () => {
  const { sets, models, likeness } = await listPlannerChoices({ ctx, input: { zone: "UTC" } });
  expect(sets).toMatchObject([{ name: "Trams", prompts: 30, families: 12 }]);
  expect(models.toSorted((one, other) => (one.engine < other.engine ? 1 : -1))).toEqual(MODELS);
  expect(likeness).toBeNull();
});

it("plans, and prices each model by what its answers cost", async () => {
  const { fewest, whole, curve, familiesAtLeast } = await planSampleRun({
    ctx,
    input: { target: TARGET, models: MODELS, method: "standard" },
  });
  if (!fewest || !whole) throw new Error("There is a plan.");
  expect(familiesAtLeast).toBe(10);
  expect(fewest.plan.tasks).toBeLessThanOrEqual(whole.plan.tasks);
  expect(whole.plan).toMatchObject({ families: 12, wordings: 2 });
  expect(whole.tasks).toBe(whole.plan.tasks * 2);
  expect(curve[0]).toEqual(fewest.plan);
  const costs = (low: number, high: number) => Array.from({ length: 20 }, (_, n) => (n % 2 ? high : low));
  const one = planCost(whole.plan.tasks, costs(0.01, 0.03), 1);
  expect(whole.models.map(({ basedOn }) => basedOn)).toEqual([20, 20]);
  for (const end of ["low", "expected", "high"] as const) {
    expect(whole.models[0]?.cost?.[end]).toBeCloseTo(one?.[end] ?? NaN, 9);
    expect(whole.cost?.[end]).toBeCloseTo(2 * (one?.[end] ?? NaN), 9);
  }
  expect(whole.hours).toBeGreaterThan(0);
});

it("knows no cost of what was never asked, and has no plan of too few families", async () => {
  const { fewest, whole, familiesAtLeast } = await planSampleRun({
    ctx,
    input: {
      target: { ...TARGET, rho: 0.6, points: 5 },
      models: [{ engine: "chat_gpt", model: "none" }],
      method: "live",
    },
  });
  expect([fewest, whole]).toEqual([null, null]);
  expect(familiesAtLeast).toBe(231);
  const other = await planSampleRun({
    ctx,
    input: { target: TARGET, models: [...MODELS, { engine: "chat_gpt", model: "none" }], method: "live" },
  });
  expect(other.fewest?.cost).toBeNull();
  expect(other.fewest?.models.map(({ cost }) => cost === null)).toEqual([false, false, true]);
});
