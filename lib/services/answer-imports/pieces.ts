import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { oneAhead } from "@/lib/services/one-ahead";
import { decoderOf, type Encoding } from "@/lib/spreadsheet/decode-text";

const pieceRows = z.object({ bytes: z.instanceof(Buffer) }).array();

interface KeptPiece {
  importId: string;
  workspaceId: string;
  number: number;
  bytes: Uint8Array;
}

/** Keeps a piece of an import's file; one that is there stays as it was. */
export async function keepPiece(
  db: Queryable,
  { importId, workspaceId, number, bytes }: KeptPiece,
): Promise<void> {
  await db.query({
    text: `insert into app.answer_import_piece (import_id, workspace_id, number, bytes) values ($1, $2, $3, $4)
           on conflict do nothing`,
    values: [importId, workspaceId, number, bytes],
  });
}

/** An import's file, piece by piece: one is in use, and one is on its way. */
export const readPieces = (db: Queryable, importId: string): AsyncGenerator<Buffer> =>
  oneAhead(piecesOf(db, importId));

async function* piecesOf(db: Queryable, importId: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const { rows } = await db.query({
      text: "select bytes from app.answer_import_piece where import_id = $1 and number = $2",
      values: [importId, number],
    });
    const [piece] = pieceRows.parse(rows);
    if (!piece) return;
    yield piece.bytes;
  }
}

/** The same as text. `onRead` is told how many bytes were read so far. */
export async function* readTexts(
  db: Queryable,
  { importId, encoding }: { importId: string; encoding: Encoding },
  onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<string> {
  const decode = decoderOf(encoding);
  let read = 0;
  for await (const bytes of readPieces(db, importId)) {
    read += bytes.length;
    onRead(read);
    yield decode(bytes, false);
  }
  yield decode(new Uint8Array(), true);
}
