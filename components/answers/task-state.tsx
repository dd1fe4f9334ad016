import { Badge } from "@/components/ui/badge";
import { TASK_STATE_LABELS, type TaskState } from "@/lib/domain/tasks/task-state";

const TONES: Record<TaskState, "neutral" | "accent" | "good" | "warn" | "danger"> = {
  planned: "neutral",
  calling: "accent",
  posting: "accent",
  posted: "accent",
  answered: "good",
  failed: "danger",
  unknown: "warn",
  cancelled: "neutral",
};

/** Where a task stands, in a word. */
export const TaskStateBadge = ({ state }: { state: TaskState }) => (
  <Badge tone={TONES[state]}>{TASK_STATE_LABELS[state]}</Badge>
);
