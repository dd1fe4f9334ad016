import "server-only";
import { z } from "zod";
import { isRefusedWrite } from "@/lib/db/client";
import type { Queryable } from "@/lib/db/columns";
import { oneAhead } from "@/lib/services/one-ahead";
import { decoderOf, type Encoding } from "@/lib/spreadsheet/decode-text";

const plainRows = z.object({ text: z.string() }).array();
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
  let read: typeof readBytes = readPlain;
  for (let number = 0; ; number += 1) {
    const bytes = await read(db, importId, number).catch((error: unknown) => {
      if (!isRefusedWrite(error)) throw error;
      read = readBytes;
      return readBytes(db, importId, number);
    });
    if (!bytes) return;
    yield bytes;
  }
}

/**
 * A piece as a text of a character a byte: the driver has bytes written in hexadecimal, twice as long, and read again. A
 * text has no zero byte: with one in it the piece is refused, and the file is read as bytes.
 */
async function readPlain(db: Queryable, importId: string, number: number): Promise<Buffer | null> {
  const { rows } = await db.query({
    text: `select convert_from(bytes, 'LATIN1') as text from app.answer_import_piece
            where import_id = $1 and number = $2`,
    values: [importId, number],
  });
  const [piece] = plainRows.parse(rows);
  return piece ? Buffer.from(piece.text, "latin1") : null;
}

async function readBytes(db: Queryable, importId: string, number: number): Promise<Buffer | null> {
  const { rows } = await db.query({
    text: "select bytes from app.answer_import_piece where import_id = $1 and number = $2",
    values: [importId, number],
  });
  return pieceRows.parse(rows)[0]?.bytes ?? null;
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
