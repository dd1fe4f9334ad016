import type { SetMember } from "@/lib/domain/library/prompt-set";
import { takersOf, type Plan, type PlanEntry, type PlanTarget, type WholePlan } from "./plan";
import type { SetAsk } from "./set-run";

/** A target of an ask, and what is sent to it in each of the ask's markets. */
export interface AskedTarget {
  plain: PlanTarget;
  inMarkets: readonly PlanTarget[];
}

export interface SetPlanParts {
  origin: Plan["origin"];
  ask: Pick<SetAsk, "connectionId" | "method" | "label" | "marketIds" | "personaIds" | "repeats">;
  members: readonly SetMember[];
  /** What a wording says, by its version: the same text for the same words. */
  wordsOf: (promptVersionId: string) => string;
  targets: readonly AskedTarget[];
}

/** Prompts of the set that the plan does not ask, and why. */
export interface LeftOut {
  /** Made for a market that is not asked; or the same question as another one, once personas are replaced. */
  reason: "market_not_asked" | "same_question";
  /** Of prompts made for a market. */
  marketId: string | null;
  prompts: number;
}

/**
 * What a run of a set asks. Each prompt goes as the ask's personas, or, without any, as its own or as none. One that was
 * made for a market goes only there, and is left out where that is not asked; any other goes to all targets in all
 * markets. A target stands in the plan once in each market that makes a difference to what is sent, or that some wording
 * was made for; and once without a market where some market makes no difference, for wordings that were made for none.
 */
export function buildSetPlan({ origin, ask, members, wordsOf, targets }: SetPlanParts): {
  plan: WholePlan;
  leftOut: LeftOut[];
} {
  const { connectionId, method, label, marketIds, personaIds, repeats } = ask;
  const asked = members.filter(({ marketId }) => marketId === null || marketIds.includes(marketId));
  const entries = new Map<string, PlanEntry>();
  let same = 0;
  for (const { promptVersionId, personaId: own, marketId } of asked) {
    const personas = personaIds.length > 0 ? personaIds : [own];
    const before = entries.size;
    for (const personaId of personas) {
      const key = JSON.stringify([wordsOf(promptVersionId), personaId, marketId]);
      if (!entries.has(key)) entries.set(key, { promptVersionId, personaId, marketId });
    }
    if (entries.size === before) same += 1;
  }

  const planTargets = targets.flatMap(({ plain, inMarkets }): readonly PlanTarget[] => {
    const differs = inMarkets.length > 0 && inMarkets.every((target) => keyOf(target) !== keyOf(plain));
    return differs ? inMarkets : [plain, ...inMarkets];
  });
  const takers = takersOf(planTargets);
  const taking = new Set([...entries.values()].flatMap((entry) => takers(entry)));
  return {
    plan: {
      version: 1,
      origin,
      connectionId,
      method,
      label: label || null,
      entries: [...entries.values()],
      targets: planTargets.filter((target) => taking.has(target)),
      repeats,
    },
    leftOut: [
      ...leftOutOf(members, marketIds),
      ...(same > 0 ? [{ reason: "same_question" as const, marketId: null, prompts: same }] : []),
    ],
  };
}

/** What is sent to a target, whatever the order of its settings. */
const keyOf = ({ parameters }: PlanTarget): string => JSON.stringify(Object.entries(parameters).sort());

function leftOutOf(members: readonly SetMember[], marketIds: readonly string[]): LeftOut[] {
  const counts = new Map<string, number>();
  for (const { marketId } of members)
    if (marketId !== null && !marketIds.includes(marketId))
      counts.set(marketId, (counts.get(marketId) ?? 0) + 1);
  return [...counts].map(([marketId, prompts]) => ({ reason: "market_not_asked", marketId, prompts }));
}
