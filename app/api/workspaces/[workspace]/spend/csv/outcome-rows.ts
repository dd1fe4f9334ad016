import { ENGINE_LABELS } from "@/lib/domain/engines/engine";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { ChargedCall, SpendOutliers } from "@/lib/domain/money/outliers";
import type { SpendFilter } from "@/lib/domain/money/spend";
import { costEach } from "@/lib/domain/money/spend-sums";
import type { Context } from "@/lib/services/context";
import { reportOutcomes, reportOutliers } from "@/lib/services/spend";

// What the money bought, and what stands out of it, as rows.

type Cell = string | number | null;
interface Sheet {
  header: readonly string[];
  batches: AsyncIterable<readonly (readonly Cell[])[]>;
}
interface Asked {
  ctx: Context;
  input: Zoned<SpendFilter>;
}

export const OUTLIER_ROWS = ["dearest", "reasoning", "searches", "failures"] as const;

/** What was spent on answers, on calls without one, and on neither; with what an answer and a cited source cost. */
export const outcomeSheet = (asked: Asked): Sheet => ({
  header: ["outcome", "spent_usd", "calls", "cited_sources", "usd_per_answer", "usd_per_cited_source"],
  batches: once(async () => {
    const { answered, failed, other } = await reportOutcomes(asked);
    const { spent, answers, sources } = answered;
    return [
      ["answered", spent, answers, sources, costEach(spent, answers), costEach(spent, sources)],
      ["failed", failed.spent, failed.calls, null, null, null],
      ["other", other, null, null, null, null],
    ];
  }),
});

const CALL_HEADER = [
  "charged_at_utc",
  "cost_usd",
  "model_charge_known",
  "engine",
  "model",
  "outcome",
  "reasoning_tokens",
  "task_id",
];

const callRow = (call: ChargedCall): Cell[] => [
  call.at,
  call.spent,
  call.unpriced ? "no" : "yes",
  call.engine && ENGINE_LABELS[call.engine],
  call.model,
  call.answered === null ? null : call.answered ? "answered" : "no answer",
  call.reasoningTokens,
  call.taskId,
];

/** One list of what stands out. */
export function outlierSheet(asked: Asked, rows: (typeof OUTLIER_ROWS)[number]): Sheet {
  const listed = (list: (outliers: SpendOutliers) => Cell[][]) =>
    once(async () => list(await reportOutliers(asked)));
  switch (rows) {
    case "dearest":
      return { header: CALL_HEADER, batches: listed(({ dearest }) => dearest.map(callRow)) };
    case "reasoning":
      return {
        header: [...CALL_HEADER, "median_of_model", "listed_beyond"],
        batches: listed(({ reasoning }) =>
          reasoning.rows.map((call) => [...callRow(call), call.median, Math.round(call.limit)]),
        ),
      };
    case "searches":
      return { header: CALL_HEADER, batches: listed(({ searches }) => searches.rows.map(callRow)) };
    case "failures":
      return {
        header: ["cause", "failure_kind", "status_code", "calls", "spent_usd", "dearest_task_id"],
        batches: listed(({ failures }) =>
          failures.map(({ cause, failureKind, statusCode, calls, spent, taskId }) => [
            ...[cause, failureKind, statusCode, calls, spent, taskId],
          ]),
        ),
      };
  }
}

async function* once(read: () => Promise<Cell[][]>): AsyncGenerator<Cell[][]> {
  yield await read();
}
