import { expect, it } from "vitest";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { dayAt } from "@/lib/domain/time/day-span";
import { listAnswers } from "@/lib/services/answers";
import { type Context, systemContext } from "@/lib/services/context";
import { measureAnswers } from "@/lib/services/measuring";
import { getHeadlines } from "@/lib/services/overview";
import { ownDatabase } from "@/test/own-database";
import { plantAnswers } from "@/test/plant-answers";
import { countNamedLately, makeBrand } from ".";

const pool = ownDatabase();

it("counts the answers that name a brand, and the list of answers has exactly these", async () => {
  const { workspaceId, userId } = await plantAnswers(12);
  const actor = { kind: "member", userId, role: "owner" } as const;
  const ctx: Context = { ...systemContext("test"), workspaceId, actor };
  await pool.query("update app.task set created_at = now() - interval '1 hour' where workspace_id = $1", [
    workspaceId,
  ]);
  await pool.query(
    "update app.task set created_at = now() - interval '91 days' where workspace_id = $1 and cell = 3",
    [workspaceId],
  );
  await pool.query(
    `update app.answer_fact fact set asked_at = task.created_at from app.task
      where task.id = fact.task_id and task.workspace_id = $1`,
    [workspaceId],
  );
  await pool.query(
    `update app.answer set text = 'We like Acme.' from app.task
      where task.id = answer.task_id and task.workspace_id = $1 and task.cell % 2 = 1`,
    [workspaceId],
  );
  const brand = (name: string) => makeBrand({ ctx, input: { brand: { name } } });
  const [{ id: acme }, { id: bolt }] = [await brand("Acme"), await brand("Bolt")];
  await measureAnswers({ ctx: systemContext("test"), input: { signal: AbortSignal.timeout(20_000) } });
  const told = async (isMeasured: boolean) => {
    const { from, presence, estimand } = await countNamedLately({ ctx, input: { zone: "UTC" } });
    // One question, whose answers speak of it alone, as on the overview.
    expect(estimand).toBe("these-questions");
    const filter = { ...ANY_FIGURE, from, zone: "UTC", to: dayAt(new Date(), "UTC") };
    const { brands } = await getHeadlines({ ctx, input: { filter, before: null, cut: false } });
    if (isMeasured)
      for (const [place, { presence: one }] of presence.entries()) {
        const figure = brands[place]?.presence.figure;
        expect([one.numerator, one.value]).toEqual([figure?.numerator, figure?.value]);
        expect(one.interval?.low).toBe(figure?.interval?.low);
        expect(one.interval?.high).toBe(figure?.interval?.high);
      }
    const list = (brandId: string) =>
      listAnswers({
        ctx,
        input: { filter: { ...ANY_ANSWER, brandId, from, zone: "UTC" }, sort: "asked", after: null },
      });
    const lists = [await list(acme), await list(bolt)];
    expect(presence.map((one) => one.presence.numerator)).toEqual(lists.map(({ total }) => total.count));
    expect(lists.map(({ rows }) => rows.length)).toEqual(lists.map(({ total }) => total.count));
    return presence.map(({ presence: { numerator, denominator } }) => [numerator, denominator]);
  };
  expect(await told(true)).toEqual([
    [5, 11],
    [0, 11],
  ]);
  // One that is to be measured again is counted once it is.
  await pool.query(
    `update app.answer_fact set code_version = 0
      where task_id = (select id from app.task where workspace_id = $1 and cell = 5)`,
    [workspaceId],
  );
  expect(await told(false)).toEqual([
    [4, 10],
    [0, 10],
  ]);
});
