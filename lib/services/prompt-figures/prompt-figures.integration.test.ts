import { beforeAll, expect, it } from "vitest";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { listAnswers } from "@/lib/services/answers";
import { makeBrand } from "@/lib/services/brands";
import { type Context, systemContext } from "@/lib/services/context";
import { getFigures } from "@/lib/services/figures";
import { measureAnswers } from "@/lib/services/measuring";
import type { Stability } from "@/lib/statistics/figures/prompt-figures";
import { ownDatabase } from "@/test/own-database";
import { plantAnswers } from "@/test/plant-answers";
import { getPromptFigures } from ".";

const pool = ownDatabase();
let ctx: Context;
let promptId = "";

/** 24 answers to one prompt, of two engines in turn: every third names Acme, every sixth Bolt as well, the others nobody. */
beforeAll(async () => {
  const { workspaceId, userId } = await plantAnswers(24);
  ctx = { ...systemContext("test"), workspaceId, actor: { kind: "member", userId, role: "owner" } };
  await pool.query(
    `update app.answer set text = 'It is easy to see why so many of the people here are of the opinion that it is so. '
              || case when task.cell % 6 = 0 then 'Some have Acme and others have Bolt at home.'
                      when task.cell % 3 = 0 then 'Some have Acme at home.'
                      else 'It all depends on what you want from it and on how much of it there is.' end
       from app.task where task.id = answer.task_id and task.workspace_id = $1`,
    [workspaceId],
  );
  const brand = (name: string, role: string) =>
    makeBrand({ ctx, input: { brand: { name, role, aliases: [], domains: [], names: [] } } });
  await brand("Acme", "own");
  await brand("Bolt", "competitor");
  const { rows } = await pool.query<{ id: string }>("select id from app.prompt where workspace_id = $1", [
    workspaceId,
  ]);
  promptId = rows[0]?.id ?? "";
});

const figures = (changed: Partial<typeof ANY_FIGURE> = {}) =>
  getPromptFigures({ ctx, input: { promptId, filter: { ...ANY_FIGURE, ...changed, zone: "UTC" } } });

/** Addresses are compared by `recompute` alone. */
const withoutUrls = ({ urls: _, ...likeness }: Stability) => likeness;

it("says how many of its answers are to be measured first", async () => {
  expect(await figures()).toMatchObject({ answers: 0, waiting: 24, engines: [] });
  await measureAnswers({ ctx: systemContext("test"), input: { signal: AbortSignal.timeout(20_000) } });
});

it("is what all figures say of the prompt, and leads to its rows", async () => {
  const told = await figures();
  const { prompts } = await getFigures({
    ctx,
    input: { filter: { ...ANY_ANSWER, promptId, zone: "UTC" }, by: [], period: "week" },
  });
  const [one] = prompts;
  expect(told.stability).toEqual(one && withoutUrls(one.stability));
  expect(told.informative).toEqual(one?.informative);
  expect(told.agreement).toEqual(one?.agreement);
  expect(told.leftOut).toEqual(one?.leftOut);
  expect(told.engines.map(({ engine, answers, stability }) => ({ engine, answers, stability }))).toEqual(
    one?.stabilityByEngine.map((ofEngine) => ({ ...ofEngine, stability: withoutUrls(ofEngine.stability) })),
  );
  const rows = async (asked: Partial<typeof ANY_ANSWER>) => {
    const filter = { ...ANY_ANSWER, promptId, ...asked, zone: "UTC" };
    return (await listAnswers({ ctx, input: { filter, sort: "asked", after: null } })).total.count;
  };
  expect(await rows({ counted: "measured" })).toBe(told.answers);
  expect(await rows({ companies: "some" })).toBe(told.informative.naming);
  expect(await rows({ companies: "told" })).toBe(told.informative.answers);
  for (const { engine, brands } of told.engines)
    for (const { id, naming } of brands)
      expect(await rows({ engine: engine === "gemini" ? "gemini" : "claude", brandId: id })).toBe(naming);
});

it("compares engines: whom each names, the own brand first, and its typical answer", async () => {
  const { engines } = await figures();
  expect(
    engines.map(({ engine, brands }) => [engine, brands.map(({ name, naming }) => [name, naming])]),
  ).toEqual([
    ["claude", [["Acme", 4]]],
    [
      "gemini",
      [
        ["Acme", 4],
        ["Bolt", 4],
      ],
    ],
  ]);
  for (const { typical } of engines) expect(typical).toMatchObject({ of: 8 });
});

it("is of what a filter leaves, and of nothing where that is nothing", async () => {
  const { answers, engines } = await figures({ engine: "claude" });
  expect([answers, engines.length]).toEqual([12, 1]);
  expect(await figures({ engine: "perplexity" })).toMatchObject({
    answers: 0,
    engines: [],
    stability: { domains: null, ranks: null },
  });
});

it("counts all answers, and holds the newest 16 of each engine against each other", async () => {
  const { workspaceId, userId } = await plantAnswers(60);
  const other: Context = { ...ctx, workspaceId, actor: { kind: "member", userId, role: "owner" } };
  await measureAnswers({ ctx: systemContext("test"), input: { signal: AbortSignal.timeout(20_000) } });
  const prompt = await pool.query<{ id: string }>("select id from app.prompt where workspace_id = $1", [
    workspaceId,
  ]);
  const { answers, stability, engines, agreement } = await getPromptFigures({
    ctx: other,
    input: { promptId: prompt.rows[0]?.id ?? "", filter: { ...ANY_FIGURE, zone: "UTC" } },
  });
  expect([answers, stability.domains?.overlap.pairs, stability.ranks?.pairs]).toEqual([60, 496, 496]);
  expect(engines.map((one) => [one.answers, one.stability.domains?.jaccard.pairs, one.typical?.of])).toEqual([
    [30, 120, 8],
    [30, 120, 8],
  ]);
  expect(agreement.map(({ pairs }) => pairs)).toEqual([256]);
});
