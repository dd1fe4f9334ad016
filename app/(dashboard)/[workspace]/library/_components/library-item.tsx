import type { ReactNode } from "react";
import { type Failure, FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { withoutTricks } from "@/lib/format/hostile";

interface LibraryItemProps {
  name: string;
  /** Stands beside the name. */
  aside?: ReactNode;
  /** What it says, under the name. */
  says: ReactNode;
  isArchived: boolean;
  mayWrite: boolean;
  /** The button that changes it. */
  change: ReactNode;
  /** Takes it out of use, or into it again. */
  archive: { isPending: boolean; failure: Failure | undefined; run: () => void };
  /** Stands below it all. */
  children?: ReactNode;
}

/** Something that the library keeps by its name, and what can be done with it. */
export function LibraryItem({
  name,
  aside,
  says,
  isArchived,
  mayWrite,
  change,
  archive,
  children,
}: LibraryItemProps) {
  const shown = withoutTricks(name);
  return (
    <li aria-label={shown} className="flex flex-col gap-2 p-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {shown} {isArchived && <Badge>archived</Badge>}
            {aside && <span className="text-muted text-sm font-normal">{aside}</span>}
          </p>
          {says}
        </div>
        {mayWrite && (
          <div className="flex flex-wrap gap-2">
            {change}
            <Button size="small" busy={archive.isPending} onClick={archive.run}>
              {isArchived ? "Restore" : "Archive"}
              <span className="sr-only"> {shown}</span>
            </Button>
          </div>
        )}
      </div>
      {archive.failure && <Notice tone="danger" title={<FailureWords failure={archive.failure} />} />}
      {children}
    </li>
  );
}
