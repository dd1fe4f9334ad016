import { criticalT } from "../intervals/quantiles";
import { Z } from "../intervals/wilson";

/** What a rate is wanted to be known to, and what there is to ask. */
export interface Target {
  /** How far the interval may reach to each side, .05 for 5 points. */
  halfWidth: number;
  /** What the rate is expected to be; .5 where nobody knows. */
  rate: number;
  /** How much of what answers differ in is their family's, and their prompt's. */
  rho: number;
  rhoPrompt: number;
  /** Families and wordings of each that there are. */
  families: number;
  wordings: number;
}

export interface Plan {
  families: number;
  wordings: number;
  repeats: number;
  tasks: number;
  effectiveAnswers: number;
}

export interface Planned {
  /** How many independent answers it would take. */
  effectiveAnswers: number;
  /** The fewest tasks within what there is; null where no number of answers is enough. */
  plan: Plan | null;
  /** However many wordings and repeats: fewer families than this are not enough. */
  familiesAtLeast: number;
  /** The fewest tasks, were there more families. */
  curve: Plan[];
}

/** A prompt is not asked more often than this: what it adds is its own chance, and little of it. */
export const MOST_REPEATS = 50;
/** Of how many times the families at hand the curve tells. */
const MORE = [1, 1.25, 1.5, 2, 3, 4];
const LEAST_FAMILIES = 10;

/** ⌈z²p(1−p) ÷ E²⌉: the independent answers that make an interval of ± E (Cochran 1977, ch. 4). */
export function answersFor(rate: number, halfWidth: number, reach = Z): number {
  // What rounding leaves over is no answer more.
  return Math.ceil((reach ** 2 * rate * (1 - rate)) / halfWidth ** 2 - 1e-9);
}

/** F ÷ (ρ_f + ρ_p ÷ w + (1 − ρ_f − ρ_p) ÷ wk): what F families of w wordings, each asked k times, are worth. */
export function planWorth(
  { rho, rhoPrompt }: Pick<Target, "rho" | "rhoPrompt">,
  { families, wordings, repeats }: Pick<Plan, "families" | "wordings" | "repeats">,
): number {
  return families / (rho + rhoPrompt / wordings + (1 - rho - rhoPrompt) / (wordings * repeats));
}

/**
 * The fewest tasks that make a rate known as well as wanted: over every number of families (from 10) and wordings there
 * are, the fewest repeats that are enough, with t(F − 1) in place of z. A RangeError names what is out of its bounds.
 */
export function planSample(target: Target): Planned {
  check(target);
  const { rate, halfWidth, rho } = target;
  const families = [...new Set(MORE.map((times) => Math.ceil(target.families * times)))];
  return {
    effectiveAnswers: answersFor(rate, halfWidth),
    plan: fewestTasks(target),
    familiesAtLeast: Math.max(LEAST_FAMILIES, Math.ceil(rho * answersFor(rate, halfWidth) - 1e-9)),
    curve: families.flatMap((count) => fewestTasks({ ...target, families: count }) ?? []),
  };
}

/** The fewest repeats that are enough where all families and wordings there are are asked; null where no number is. */
export function repeatsOfAll(target: Target): Plan | null {
  check(target);
  return target.families < LEAST_FAMILIES ? null : fewestRepeats(target, target.families, target.wordings);
}

function check({ halfWidth, rate, rho, rhoPrompt, families, wordings }: Target): void {
  if (!(halfWidth > 0 && halfWidth < 1))
    throw new RangeError(`halfWidth ${halfWidth} is not within 0 and 1.`);
  if (!(rate > 0 && rate < 1)) throw new RangeError(`rate ${rate} is not within 0 and 1.`);
  if (!(rho >= 0 && rhoPrompt >= 0 && rho + rhoPrompt <= 1))
    throw new RangeError(`rho ${rho} and rhoPrompt ${rhoPrompt} are not parts of one whole.`);
  for (const [name, count] of Object.entries({ families, wordings }))
    if (!Number.isInteger(count) || count < 1) throw new RangeError(`${name} ${count} is not a count.`);
}

function fewestTasks(target: Target): Plan | null {
  let best: Plan | null = null;
  // From the most on, so that of as many tasks those of more families and wordings are taken: they are worth more.
  for (let families = target.families; families >= LEAST_FAMILIES; families -= 1) {
    for (let wordings = target.wordings; wordings >= 1; wordings -= 1) {
      const plan = fewestRepeats(target, families, wordings);
      if (plan !== null && (best === null || plan.tasks < best.tasks)) best = plan;
    }
  }
  return best;
}

function fewestRepeats(target: Target, families: number, wordings: number): Plan | null {
  const { rate, halfWidth, rho, rhoPrompt } = target;
  const needed = (criticalT(families - 1) ** 2 * rate * (1 - rate)) / halfWidth ** 2;
  // F ÷ n_eff is what the three parts may come to; the last is what repeats can change.
  const left = families / needed - rho - rhoPrompt / wordings;
  const own = 1 - rho - rhoPrompt;
  if (left < 0 || (left === 0 && own > 0)) return null;
  const repeats = own === 0 ? 1 : Math.max(1, Math.ceil(own / (left * wordings) - 1e-9));
  if (repeats > MOST_REPEATS) return null;
  const effectiveAnswers = planWorth(target, { families, wordings, repeats });
  return { families, wordings, repeats, tasks: families * wordings * repeats, effectiveAnswers };
}

/** What a plan will come to, by what answers cost so far and how many are let through. */
export interface PlanCost {
  /** Of 95 %, of the sum: the spread of single answers, and of not knowing their mean. In what answers' costs are in. */
  low: number;
  expected: number;
  high: number;
  hours: number;
}

/** Null of fewer than two costs, of which no spread is known. */
export function planCost(tasks: number, costs: readonly number[], tasksAMinute: number): PlanCost | null {
  if (costs.length < 2) return null;
  const mean = costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
  const variance = costs.reduce((sum, cost) => sum + (cost - mean) ** 2, 0) / (costs.length - 1);
  const half = criticalT(costs.length - 1) * Math.sqrt(variance * (tasks + tasks ** 2 / costs.length));
  const expected = tasks * mean;
  return {
    low: Math.max(0, expected - half),
    expected,
    high: expected + half,
    hours: tasks / tasksAMinute / 60,
  };
}
