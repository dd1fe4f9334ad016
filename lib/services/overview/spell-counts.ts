import { unansweredAs } from "@/lib/domain/tasks/cell-state";
import type { TaskState } from "@/lib/domain/tasks/task-state";
import type { CountedPrompt } from "@/lib/statistics/measures/counted-brands";

/** How many cells of a spell there are, by what became of them. */
export interface SpellCounts {
  answers: number;
  searched: number;
  failed: number;
  pending: number;
  prompts: number;
  families: number;
}

/** Of answers that were counted by prompt, and of the tasks beside them that have none. */
export function spellCounts(
  prompts: readonly CountedPrompt[],
  unanswered: readonly { state: TaskState; tasks: number }[],
): SpellCounts {
  const of = (wanted: "failed" | "pending") =>
    sumOf(
      unanswered.filter(({ state }) => unansweredAs(state) === wanted),
      ({ tasks }) => tasks,
    );
  return {
    answers: sumOf(prompts, ({ answers }) => answers),
    searched: sumOf(prompts, ({ searched }) => searched),
    failed: of("failed"),
    pending: of("pending"),
    prompts: prompts.length,
    families: new Set(prompts.map(({ family }) => family)).size,
  };
}

const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
