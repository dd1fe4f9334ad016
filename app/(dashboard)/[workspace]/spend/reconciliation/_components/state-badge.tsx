import { Badge } from "@/components/ui/badge";
import type { ReconciliationRow } from "@/lib/domain/money/kept-reconciliation";
import { STATE_WORDS } from "../reconciliation-words";

interface StateBadgeProps {
  row: Pick<ReconciliationRow, "state" | "left" | "corrected">;
}

/** How a comparison ended; one whose difference a correction has settled says so. */
export function StateBadge({ row: { state, left, corrected } }: StateBadgeProps) {
  if (state === "differs" && left === "0" && corrected !== "0") return <Badge tone="good">corrected</Badge>;
  const { words, tone } = STATE_WORDS[state];
  return <Badge tone={tone}>{words}</Badge>;
}
