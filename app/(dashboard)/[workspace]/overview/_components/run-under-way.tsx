import type { Measuring } from "@/lib/domain/brands/measurement";
import type { Context } from "@/lib/services/context";
import { readRunProgress } from "@/lib/services/runs";
import { FollowedRun } from "./followed-run";
import type { newestSetRun } from "./newest-run";

interface RunUnderWayProps {
  ctx: Context;
  slug: string;
  /** The newest of a set, and how far measuring is, both as they were before the figures beside it were read. */
  run: Awaited<ReturnType<typeof newestSetRun>>;
  measuring: Measuring;
}

/** How far the newest run of a set is, while it runs, and until all that came of it is measured. */
export async function RunUnderWay({ ctx, slug, run, measuring }: RunUnderWayProps) {
  if (!run) return null;
  const isRunning = run.state === "running";
  const isMeasured = measuring.left === null || measuring.left.isAnew;
  if (!isRunning && isMeasured) return null;
  const progress = await readRunProgress({ ctx, input: { id: run.id } });
  return <FollowedRun key={run.id} slug={slug} runId={run.id} initial={progress} measuring={measuring} />;
}
