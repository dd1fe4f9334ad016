import { add, nano, parseDollars, toDollars, ZERO } from "@/lib/domain/amounts/money";
import { fitInto } from "@/lib/domain/money/budget";
import type { TargetEstimates } from "@/lib/domain/money/estimate";
import type { RunRoom } from "@/lib/domain/runs/run-preview";
import { refusalWords } from "@/lib/format/budget-words";

interface FirstRunPrice {
  /** Dollars. */
  low: string;
  high: string;
  room: RunRoom;
}

/** What so many questions to each of the estimated targets are expected to cost, and what budgets leave to them. */
export function priceFirstRun(
  { estimates, budgets: all }: TargetEstimates,
  questions: number,
): FirstRunPrice {
  // It is sent without a label.
  const budgets = all.filter(({ label }) => label === null);
  const one = (end: "low" | "high") => add(ZERO, ...estimates.map((each) => parseDollars(each[end])));
  const times = (end: "low" | "high") => toDollars(nano(one(end) * BigInt(questions)));
  const highs = Array.from({ length: questions }, () =>
    estimates.map(({ high }) => parseDollars(high)),
  ).flat();
  const { fits, tightest } = fitInto(budgets, highs);
  return {
    low: times("low"),
    high: times("high"),
    room: {
      ...{ budgets, fits },
      refusal: tightest && refusalWords(tightest, { cost: times("high"), calls: highs.length, fits }),
    },
  };
}
