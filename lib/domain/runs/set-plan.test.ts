import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SetMember } from "@/lib/domain/library/prompt-set";
import { expandPlan, type PlanTarget } from "./plan";
import { buildSetPlan, type AskedTarget, type SetPlanParts } from "./set-plan";

const id = (number: number) => `0190a0c0-0000-7000-8000-${String(number).padStart(12, "0")}`;
const FINLAND = id(901);
const SWEDEN = id(902);
const STUDENT = id(801);
const PARENT = id(802);

const member = (number: number, changes: Partial<SetMember> = {}): SetMember => ({
  promptVersionId: id(number),
  promptId: id(100 + number),
  familyId: null,
  marketId: null,
  personaId: null,
  topic: null,
  tags: [],
  intent: null,
  stage: null,
  weight: "1",
  ...changes,
});

const target = (model: string, marketId: string | null, country: string | null = null): PlanTarget => ({
  engine: "gemini",
  model,
  method: "standard",
  parameters: country === null ? {} : { web_search_country_iso_code: country },
  webSearch: false,
  marketId,
});

/** An engine that takes a country, and one that does not, in markets. */
const placed = (model: string, marketIds: readonly string[]): AskedTarget => ({
  plain: target(model, null),
  inMarkets: marketIds.map((marketId) => target(model, marketId, marketId === FINLAND ? "FI" : "SE")),
});
const placeless = (model: string, marketIds: readonly string[]): AskedTarget => ({
  plain: target(model, null),
  inMarkets: marketIds.map((marketId) => target(model, marketId, null)),
});

const build = (changes: Partial<Omit<SetPlanParts, "ask">> & { ask?: Partial<SetPlanParts["ask"]> } = {}) => {
  const { ask, ...parts } = changes;
  return buildSetPlan({
    origin: null,
    members: [],
    wordsOf: (version) => version,
    targets: [],
    ...parts,
    ask: {
      connectionId: id(1000),
      method: "standard",
      label: null,
      marketIds: [],
      personaIds: [],
      repeats: 1,
      ...ask,
    },
  });
};

const pairs = ({ plan }: ReturnType<typeof build>) =>
  expandPlan(plan).map(({ promptVersionId, personaId, target: { model, marketId } }) => [
    promptVersionId,
    personaId,
    model,
    marketId,
  ]);

describe("the plan of a set", () => {
  const members = [member(1), member(2, { marketId: FINLAND }), member(3, { marketId: SWEDEN })];

  it("asks a market's wording there, any other everywhere, and an engine that takes no country once", () => {
    const marketIds = [FINLAND, SWEDEN];
    const built = build({
      members,
      ask: { marketIds },
      targets: [placed("gpt", marketIds), placeless("gemini", marketIds)],
    });
    expect(pairs(built)).toEqual([
      [id(1), null, "gpt", FINLAND],
      [id(1), null, "gpt", SWEDEN],
      [id(1), null, "gemini", null],
      [id(2), null, "gpt", FINLAND],
      [id(2), null, "gemini", FINLAND],
      [id(3), null, "gpt", SWEDEN],
      [id(3), null, "gemini", SWEDEN],
    ]);
    expect(built.leftOut).toEqual([]);
  });

  it("leaves out what was made for a market that is not asked, and says how many", () => {
    const built = build({
      members: [...members, member(4, { marketId: SWEDEN })],
      targets: [placed("gpt", [])],
    });
    expect(pairs(built)).toEqual([[id(1), null, "gpt", null]]);
    expect(built.leftOut).toEqual([
      { reason: "market_not_asked", marketId: FINLAND, prompts: 1 },
      { reason: "market_not_asked", marketId: SWEDEN, prompts: 2 },
    ]);
  });

  it("puts prompts as their own persona, or as the ask's in its place, each question once", () => {
    const asStudent = [member(1, { personaId: STUDENT }), member(2, { personaId: PARENT }), member(3)];
    const targets = [placed("gpt", [])];
    expect(pairs(build({ members: asStudent, targets })).map(([, persona]) => persona)).toEqual([
      STUDENT,
      PARENT,
      null,
    ]);
    const built = build({
      members: asStudent,
      targets,
      ask: { personaIds: [PARENT] },
      wordsOf: (version) => (version === id(3) ? "other words" : "the same words"),
    });
    expect(pairs(built).map(([version, persona]) => [version, persona])).toEqual([
      [id(1), PARENT],
      [id(3), PARENT],
    ]);
    expect(built.leftOut).toEqual([{ reason: "same_question", marketId: null, prompts: 1 }]);
  });

  it("asks each question of each engine once a market that counts, whatever the set", () => {
    const market = fc.constantFrom(null, FINLAND, SWEDEN);
    const persona = fc.constantFrom(null, STUDENT, PARENT);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ number: fc.nat(50), marketId: market, personaId: persona }), {
          selector: ({ number }) => number,
          maxLength: 12,
        }),
        fc.subarray([FINLAND, SWEDEN]),
        fc.subarray([STUDENT, PARENT]),
        fc.integer({ min: 1, max: 3 }),
        (drawn, marketIds, personaIds, repeats) => {
          const all = drawn.map(({ number, ...changes }) => member(number, changes));
          const built = build({
            members: all,
            ask: { marketIds, personaIds, repeats },
            targets: [placed("gpt", marketIds), placeless("gemini", marketIds)],
          });
          const expected = all.flatMap((one) => {
            const own = one.marketId;
            if (own !== null && !marketIds.includes(own)) return [];
            const everywhere = marketIds.length > 0 ? marketIds : [null];
            const gpt = own === null ? everywhere : [own];
            const as = personaIds.length > 0 ? personaIds : [one.personaId];
            return as.flatMap((who) =>
              [...gpt.map((where) => ["gpt", where] as const), ["gemini", own] as const].flatMap(
                ([model, where]) =>
                  Array.from({ length: repeats }, () => [one.promptVersionId, who, model, where]),
              ),
            );
          });
          const sorted = (rows: unknown[][]) => rows.map((row) => JSON.stringify(row)).sort();
          expect(sorted(pairs(built))).toEqual(sorted(expected));
          const leftOut = built.leftOut.reduce((sum, { prompts }) => sum + prompts, 0);
          const placedPrompts = new Set(built.plan.entries.map(({ promptVersionId }) => promptVersionId));
          expect(leftOut + placedPrompts.size).toBe(all.length);
          // Nobody in the plan is asked nothing.
          const asked = new Set(expandPlan(built.plan).map((task) => task.target));
          expect(built.plan.targets.every((one) => asked.has(one))).toBe(true);
        },
      ),
    );
  });
});
