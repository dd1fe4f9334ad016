import { Badge } from "@/components/ui/badge";
import { RUN_STATE_LABELS, type RunState } from "@/lib/domain/runs/run-progress";

const TONES = { running: "accent", paused: "warn", cancelled: "neutral", finished: "good" } as const;

/** What a run is doing. */
export const RunStateBadge = ({ state }: { state: RunState }) => (
  <Badge tone={TONES[state]}>{RUN_STATE_LABELS[state]}</Badge>
);
