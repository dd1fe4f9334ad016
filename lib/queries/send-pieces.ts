import type { z } from "zod";
import { postForm } from "./fetch-json";

const loadPieceSchema = () =>
  import("@/lib/domain/answers/answer-import-view").then((module): z.ZodType => module.pieceReplySchema);

interface Pieces {
  /** Where they are sent. */
  url: string;
  /** Of which upload. */
  id: string;
  pieceBytes: number;
  /** How many are there already. */
  from?: number;
  /** Told after each how many are there. */
  onSent: (pieces: number) => void;
}

/**
 * Sends a file in pieces, one after the other, since a body is cut off at some 13 MB: how many those are. Throws a
 * `RequestError`.
 */
export async function sendPieces(
  file: File,
  { url, id, pieceBytes, from = 0, onSent }: Pieces,
): Promise<number> {
  const pieces = Math.ceil(file.size / pieceBytes);
  for (let number = from; number < pieces; number += 1) {
    const form = new FormData();
    form.set("request", JSON.stringify({ id, number }));
    form.set("file", file.slice(number * pieceBytes, (number + 1) * pieceBytes));
    await postForm(url, form, loadPieceSchema);
    onSent(number + 1);
  }
  return pieces;
}
