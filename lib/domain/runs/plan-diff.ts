import type { Plan, PlanEntry, PlanTarget } from "./plan";

/** What a later plan asks otherwise than an earlier one. */
export interface PlanDifference {
  /** Questions asked in the same words, of the same market, as the same persona. */
  same: number;
  added: PlanEntry[];
  removed: PlanEntry[];
  /** The same prompt, market and persona in other words. */
  reworded: { before: PlanEntry; after: PlanEntry }[];
  targetsAdded: PlanTarget[];
  targetsRemoved: PlanTarget[];
  /** Null where both ask as often; a plan of single cells asks some so often, others so. */
  repeats: { before: number | null; after: number | null } | null;
}

const keyOfTarget = ({ parameters, ...target }: PlanTarget): string =>
  JSON.stringify([
    target.engine,
    target.model,
    target.method,
    target.marketId,
    Object.entries(parameters).sort(),
  ]);

const repeatsOf = (plan: Plan): number | null => (plan.version === 1 ? plan.repeats : null);

/** The difference between two plans. `promptOf` names the prompt of a wording. */
export function diffPlans(
  before: Plan,
  after: Plan,
  promptOf: (promptVersionId: string) => string,
): PlanDifference {
  const keyOf = ({ promptVersionId, personaId, marketId }: PlanEntry): string =>
    JSON.stringify([promptOf(promptVersionId), personaId, marketId]);
  const earlier = new Map(before.entries.map((entry) => [keyOf(entry), entry]));
  const later = new Map(after.entries.map((entry) => [keyOf(entry), entry]));
  const reworded = [...later].flatMap(([key, entry]) => {
    const was = earlier.get(key);
    return was && was.promptVersionId !== entry.promptVersionId ? [{ before: was, after: entry }] : [];
  });
  const added = [...later].flatMap(([key, entry]) => (earlier.has(key) ? [] : [entry]));
  const targetsBefore = new Set(before.targets.map(keyOfTarget));
  const targetsAfter = new Set(after.targets.map(keyOfTarget));
  const [repeatsBefore, repeatsAfter] = [repeatsOf(before), repeatsOf(after)];
  return {
    same: later.size - added.length - reworded.length,
    added,
    removed: [...earlier].flatMap(([key, entry]) => (later.has(key) ? [] : [entry])),
    reworded,
    targetsAdded: after.targets.filter((target) => !targetsBefore.has(keyOfTarget(target))),
    targetsRemoved: before.targets.filter((target) => !targetsAfter.has(keyOfTarget(target))),
    repeats: repeatsBefore === repeatsAfter ? null : { before: repeatsBefore, after: repeatsAfter },
  };
}
