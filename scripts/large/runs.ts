import { ENGINES } from "@/lib/domain/engines/engine";
import { PROMPTS_OF_SET, SETS } from "./world";

/** A run of a set: which of its prompts it asks, and how often each engine. */
export interface LargeRun {
  /** From 0 for the oldest. */
  number: number;
  daysAgo: number;
  set: number;
  /** The number of its first task. */
  first: number;
  firstPrompt: number;
  prompts: number;
  repeats: number;
}

const DAYS = 365;
const RUNS = DAYS * SETS.length;

/**
 * A run a day of each set that together have so many tasks, or the next multiple of four. Where they are fewer than all
 * prompts would take, a run asks some, and the next those that follow.
 */
export function planRuns(tasks: number): LargeRun[] {
  const asked = Math.ceil(tasks / ENGINES.length);
  const isWhole = asked >= RUNS * PROMPTS_OF_SET;
  /** Prompts that were asked up to a run; of whole sets where all are asked. */
  const upTo = (run: number) =>
    isWhole
      ? PROMPTS_OF_SET * Math.floor((run * asked) / (RUNS * PROMPTS_OF_SET))
      : Math.floor((run * asked) / RUNS);
  return Array.from({ length: RUNS }, (_, number) => {
    const count = upTo(number + 1) - upTo(number);
    return {
      number,
      daysAgo: DAYS - 1 - Math.floor(number / SETS.length),
      set: number % SETS.length,
      first: upTo(number) * ENGINES.length,
      firstPrompt: isWhole ? 0 : Math.floor(upTo(number) / SETS.length) % PROMPTS_OF_SET,
      prompts: isWhole ? PROMPTS_OF_SET : count,
      repeats: isWhole ? count / PROMPTS_OF_SET : 1,
    };
  }).filter(({ prompts }) => prompts > 0);
}
