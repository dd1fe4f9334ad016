import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Time } from "@/components/ui/time";
import { MARK_KIND_LABELS, type MarkView } from "@/lib/domain/schedules/timeline-mark";
import { withoutTricks } from "@/lib/format/hostile";

interface MarkListProps {
  marks: readonly MarkView[];
  /** Buttons of one mark. */
  actions?: (mark: MarkView) => ReactNode;
}

/** What happened meanwhile, the newest first. */
export const MarkList = ({ marks, actions }: MarkListProps) => (
  <ul className="divide-line divide-y rounded-md border">
    {marks.map((mark) => (
      <li key={mark.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
        <span className="text-muted tabular text-sm">
          <Time iso={mark.at} />
        </span>
        <Badge tone={mark.kind === "model_changed" ? "warn" : "neutral"}>{MARK_KIND_LABELS[mark.kind]}</Badge>
        <span className="min-w-40 flex-1 break-words" dir="auto">
          {withoutTricks(mark.text)}
        </span>
        {mark.automatic && <span className="text-muted text-xs">marked by itself</span>}
        {actions && <span className="flex gap-1">{actions(mark)}</span>}
      </li>
    ))}
  </ul>
);
