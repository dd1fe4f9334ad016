import { classNames } from "@/components/ui/class-names";
import { totalOf, type StateCounts } from "@/lib/domain/runs/run-progress";
import { TASK_STATE_LABELS, type TaskState } from "@/lib/domain/tasks/task-state";
import { formatCount } from "@/lib/format/text";

/** What ended stands at the left; what waits is the empty rest. */
const PARTS: readonly { states: readonly TaskState[]; look: string }[] = [
  { states: ["answered"], look: "bg-good" },
  { states: ["failed"], look: "bg-danger" },
  { states: ["unknown"], look: "bg-warn" },
  { states: ["cancelled"], look: "bg-muted/60" },
  { states: ["posted", "calling", "posting"], look: "bg-accent/40" },
];

const inWords = (counts: StateCounts): string =>
  Object.entries(TASK_STATE_LABELS)
    .flatMap(([state, label]) => {
      const count = Object.entries(counts).find(([name]) => name === state)?.[1] ?? 0;
      return count > 0 ? [`${formatCount(count)} ${label.toLowerCase()}`] : [];
    })
    .join(", ");

/** How the tasks of a run stand, as one bar; the counts in words for screen readers and on hover. */
export function RunBar({ counts, className }: { counts: StateCounts; className?: string }) {
  const total = totalOf(counts);
  const words = inWords(counts);
  return (
    <span
      role="img"
      aria-label={words}
      title={words}
      className={classNames(
        "bg-sunken flex h-2 w-full min-w-20 overflow-hidden rounded-full border",
        className,
      )}
    >
      {PARTS.map(({ states, look }) => {
        const count = states.reduce((sum, state) => sum + (counts[state] ?? 0), 0);
        if (count === 0) return null;
        return (
          <span
            key={look}
            className={classNames("h-full", look)}
            style={{ width: `${(count / total) * 100}%` }}
          />
        );
      })}
    </span>
  );
}
