import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { engineLabel } from "@/lib/domain/engines/engine";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";

interface ModelChangesProps {
  changes: readonly { engine: string; model: string; day: string }[];
  /** What they come to for what is shown. */
  children: ReactNode;
  /** Leaves out what was asked of them, or counts it again; null where neither is of use. */
  cut: { isCut: boolean; href: string } | null;
}

const NAMED = 3;

/** Where another model began to answer what was asked. */
export function ModelChanges({ changes, children, cut }: ModelChangesProps) {
  if (changes.length === 0) return null;
  const words = changes
    .slice(0, NAMED)
    .map(
      ({ engine, model, day }) =>
        `${withoutTricks(model)} began to answer for ${withoutTricks(engineLabel(engine))} on ${formatDay(day)}`,
    )
    .join("; ");
  return (
    <Notice
      tone="neutral"
      className="mb-4"
      title={`${words}${changes.length > NAMED ? `; and ${changes.length - NAMED} more` : ""}.`}
      action={
        cut && (
          <Button asChild size="small">
            <Link href={cut.href} scroll={false}>
              {cut.isCut ? "Count them again" : "Leave those series out"}
            </Link>
          </Button>
        )
      }
    >
      {children}
    </Notice>
  );
}
