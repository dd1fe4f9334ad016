"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { RunBar } from "@/components/runs/run-bar";
import { Link } from "@/components/ui/link";
import type { Measuring } from "@/lib/domain/brands/measurement";
import { addCounts, pendingOf, totalOf, type RunProgress } from "@/lib/domain/runs/run-progress";
import { formatDuration } from "@/lib/format/dates";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { measuringQuery } from "@/lib/queries/measuring";
import { runProgressQuery } from "@/lib/queries/run-progress";

interface FollowedRunProps {
  slug: string;
  runId: string;
  /** As the page was read; the browser goes on from there. */
  initial: RunProgress;
  measuring: Measuring;
}

/** The page is read anew each time so great a part of the run has ended: all its figures are counted for that. */
const PARTS = 10;

/** How far a run is, and the figures beside it read anew as its answers come. */
export function FollowedRun({ slug, runId, initial, measuring }: FollowedRunProps) {
  const router = useRouter();
  const { data: progress } = useQuery({ ...runProgressQuery(slug, runId), initialData: initial });
  const counts = addCounts(progress.groups.map((group) => group.counts));
  const total = totalOf(counts);
  const ended = total - pendingOf(counts);
  const isRunning = progress.state === "running";
  const { data: measured } = useQuery({
    ...measuringQuery(slug, measuring.version),
    // While answers come, there is always one that is not measured yet.
    enabled: !isRunning,
    initialData: measuring,
  });
  const isMeasured = !isRunning && measured.left === null;

  // What the page that is shown was read at.
  const seen = `${Math.floor((ended / Math.max(total, 1)) * PARTS)} ${String(isRunning)} ${String(isMeasured)}`;
  const shown = useRef(seen);
  useEffect(() => {
    if (shown.current === seen) return;
    shown.current = seen;
    router.refresh();
  }, [seen, router]);

  return (
    <section aria-label="Run under way" className="bg-surface mb-4 flex flex-col gap-2 rounded-md border p-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <span role="status" className="tabular font-medium">
          {isRunning
            ? `${formatCount(counts.answered ?? 0)} of ${counted(total, "call")} answered`
            : isMeasured
              ? "All is answered and measured"
              : "All is answered; the last answers are being measured"}
        </span>
        <span className="text-muted text-sm">
          {isRunning &&
            progress.secondsLeft !== null &&
            `about ${formatDuration(progress.secondsLeft * 1000)} left. `}
          {(counts.failed ?? 0) > 0 && `${formatCount(counts.failed ?? 0)} failed. `}
          <Link
            href={paths.workspace(slug).run(runId)}
            className="text-accent underline-offset-2 hover:underline"
          >
            See the run
          </Link>
        </span>
      </p>
      <RunBar counts={counts} className="h-2" />
      <p className="text-muted text-sm">Figures are counted anew as answers come. This page can be closed.</p>
    </section>
  );
}
