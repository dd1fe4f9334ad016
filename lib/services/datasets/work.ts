import "server-only";
import { randomUUID } from "node:crypto";
import { getPool } from "@/lib/db/pool";
import {
  claimDataset,
  deleteLeftDatasets,
  endDataset,
  leaveDataset,
  noteDatasetProgress,
  noteToldDataset,
  refuseDataset,
  type ClaimedDataset,
} from "@/lib/db/sql/datasets/dataset-import";
import { AppError } from "@/lib/domain/errors";
import type { Manifest } from "@/lib/domain/exports/dataset";
import type { DatasetProgress, ToldDataset } from "@/lib/domain/exports/dataset-import";
import { log } from "@/lib/log";
import { requireOperator, type Context, type InstanceCall } from "@/lib/services/context";
import { bringIn } from "./import-dataset";
import { PieceReader } from "./piece-reader";

/** How long whoever works on an import may be believed to be alive. */
const LEASE_MS = 60_000;
/** How often its progress is noted, and its lease made longer. */
const NOTE_MS = 1_000;
/** Before an upload that nobody went on with is thrown away. */
const LEFT_DAYS = 7;

/**
 * Imports a dataset that somebody has sent and that nobody works on. All of it is one transaction, so that of one that was
 * stopped, or whose worker died, nothing is there, and the next begins anew. Returns whether there was one.
 */
export async function continueDatasetImports({
  ctx,
  input: { signal },
}: InstanceCall<{ signal: AbortSignal }>): Promise<boolean> {
  requireOperator(ctx);
  await deleteLeftDatasets(getPool(), LEFT_DAYS);
  const owner = randomUUID();
  const claimed = await claimDataset(getPool(), { owner, leaseMs: LEASE_MS });
  if (!claimed) return false;
  await bringInClaimed(
    { ...ctx, workspaceId: claimed.workspaceId, actor: { kind: "system", job: "dataset import" } },
    { ...claimed, owner, signal },
  );
  return true;
}

type Held = ClaimedDataset & { owner: string; signal: AbortSignal };

async function bringInClaimed(ctx: Context, held: Held): Promise<void> {
  const lost = new AbortController();
  const watch = watchOver(held, () => lost.abort());
  const reader = new PieceReader(getPool(), held.id);
  try {
    await bringIn(
      ctx,
      { reader, bytes: held.bytes },
      {
        signal: AbortSignal.any([held.signal, lost.signal]),
        onProgress: watch.onProgress,
        onOpened: (manifest) => noteToldDataset(getPool(), held, toldBy(manifest)),
        finish: async (db, counts) => {
          await watch.end();
          if (!(await endDataset(db, held, { counts, at: ctx.now() }))) lost.abort();
          lost.signal.throwIfAborted();
        },
      },
    );
  } catch (error) {
    await watch.end();
    if (lost.signal.aborted) return;
    if (held.signal.aborted) return await leaveDataset(getPool(), held);
    const failure = whyOf(reader.failure ?? error);
    await refuseDataset(getPool(), held, { failure, at: ctx.now() });
  }
}

const toldBy = ({ exportedAt, workspace, files }: Manifest): ToldDataset => ({
  exportedAt,
  workspace: workspace.name,
  rows: Object.fromEntries(Object.entries(files).map(([name, { rows }]) => [name, rows])),
});

function whyOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  log().error({ err: error }, "a dataset could not be imported");
  return "Something failed that is not about this file; the log of this instance says what. Nothing was imported. Try again.";
}

/** Notes an import's progress while it is under way, and tells where it is somebody else's, or was stopped. */
function watchOver(held: Held, onLost: () => void) {
  let progress: DatasetProgress | null = null;
  let noting: Promise<void> = Promise.resolve();
  const note = async () => {
    // A database that does not answer is met by the import itself.
    const isOurs = await noteDatasetProgress(getPool(), held, { progress, leaseMs: LEASE_MS }).catch(
      () => true,
    );
    if (!isOurs) onLost();
  };
  const timer = setInterval(() => {
    noting = noting.then(note);
  }, NOTE_MS);
  return {
    onProgress: (now: DatasetProgress) => {
      progress = now;
    },
    /** From then on nothing is noted. */
    end: () => {
      clearInterval(timer);
      return noting;
    },
  };
}
