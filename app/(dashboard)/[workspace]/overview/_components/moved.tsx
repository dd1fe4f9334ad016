import { Badge } from "@/components/ui/badge";
import type { Move } from "@/lib/statistics/measures/counted-brands";
import { differenceWords } from "@/lib/format/figure-words";

interface MovedProps {
  move:
    { difference: Pick<Move["difference"], "difference" | "interval">; hasMoved: boolean | null } | undefined;
  /** Whether another model began to answer, so that nothing is called a move. */
  isBlocked: boolean;
}

/** By how much a figure differs from what it was, and whether that is a move or noise. */
export function Moved({ move, isBlocked }: MovedProps) {
  if (!move) return <span className="text-muted text-xs">{isBlocked ? "the model changed" : ""}</span>;
  const words = differenceWords(move.difference);
  if (words === null || move.hasMoved === null) return <span className="text-muted text-xs">not told</span>;
  return (
    <span className="inline-flex items-center gap-2">
      <span className={move.hasMoved ? "font-medium" : "text-muted"}>{words}</span>
      {move.hasMoved ? <Badge>moved</Badge> : <span className="text-muted text-xs">noise</span>}
    </span>
  );
}
