import "server-only";
import { AppError } from "@/lib/domain/errors";
import { ANSWER_IMPORT_LIMITS, isUnderWay } from "@/lib/domain/answers/import-words";
import type { ImportView } from "@/lib/domain/answers/answer-import-view";
import { asJob, type Call, type Context } from "@/lib/services/context";
import { getImport } from "./read";
import { importUnseen } from "./steer";
import { addPiece, finishUpload, mapColumns, openImport } from "./upload";
import { continueImports } from "./work";

export interface FileToImport {
  fileName: string;
  /** The file's bytes, in parts of any size. */
  bytes: AsyncIterable<Uint8Array>;
  /** Looks the file through and imports nothing. */
  dryRun: boolean;
  /** What columns of CSV are, by their header; those that are not named are guessed. */
  columns?: Readonly<Record<string, string>>;
  onProgress?: (view: ImportView) => void;
}

/**
 * Imports a file from end to end, here: what the screen does step by step, without its dry run, or as far as that and no
 * further. Whatever is left of it when this process dies, a worker goes on with. Throws `invalid` where the file cannot be
 * read.
 */
export async function importFile({ ctx, input }: Call<FileToImport>): Promise<ImportView> {
  const { fileName, bytes, dryRun, columns = {}, onProgress } = input;
  const { id } = await openImport({ ctx, input: { fileName } });
  const pieces = await sendPieces(ctx, id, bytes);
  const { csv } = await finishUpload({ ctx, input: { id, pieces } });
  if (csv) {
    const mapped = csv.header.map((name, place) => columns[name] ?? csv.columns[place] ?? null);
    await mapColumns({ ctx, input: { id, columns: mapped } });
  }
  if (!dryRun) await importUnseen({ ctx, input: { id } });
  return seeThrough(ctx, id, onProgress);
}

async function sendPieces(ctx: Context, id: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const { pieceBytes } = ANSWER_IMPORT_LIMITS;
  let [number, length] = [0, 0];
  let held: Uint8Array[] = [];
  const send = async (piece: Uint8Array) => {
    await addPiece({ ctx, input: { id, number, bytes: piece } });
    number += 1;
  };
  for await (const part of bytes) {
    held.push(part);
    length += part.length;
    if (length < pieceBytes) continue;
    let whole = Buffer.concat(held);
    for (; whole.length >= pieceBytes; whole = whole.subarray(pieceBytes))
      await send(whole.subarray(0, pieceBytes));
    [held, length] = [[whole], whole.length];
  }
  if (length > 0) await send(Buffer.concat(held));
  return number;
}

/** How often progress is looked at. */
const LOOK_MS = 500;

/** Works on an import until it is through; where a worker is at it already, that one is waited for. */
async function seeThrough(
  ctx: Context,
  id: string,
  onProgress: ((view: ImportView) => void) | undefined,
): Promise<ImportView> {
  const { signal } = new AbortController();
  const look = async () => {
    const view = await getImport({ ctx, input: { id } });
    onProgress?.(view);
    return view;
  };
  for (;;) {
    const watch = setInterval(() => void look().catch(() => undefined), LOOK_MS);
    const wasOurs = await continueImports({
      ctx: asJob(ctx, "answer import"),
      input: { signal, id },
    }).finally(() => clearInterval(watch));
    const view = await look();
    if (!isUnderWay(view.state)) return view;
    if (view.failure !== null) throw new AppError("invalid", { message: view.failure });
    if (!wasOurs) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
