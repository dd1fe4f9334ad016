import "server-only";
import { z } from "zod";
import { isRefusedWrite } from "@/lib/db/client";
import type { Queryable } from "@/lib/db/columns";
import { BEGINNING_CHARS } from "@/lib/reading/imported/guess-format";
import { oneAhead } from "@/lib/services/one-ahead";
import { decoderOf, type Encoding } from "@/lib/spreadsheet/decode-text";
import { utf8Check } from "@/lib/spreadsheet/utf8-check";

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

/** What is to be known of a file before it is read. */
export interface Survey {
  bytes: number;
  /** Those that are there without a gap. */
  pieces: number;
  beginning: Uint8Array;
  isUtf8: boolean;
}

const surveyRows = z.tuple([
  z.object({
    bytes: z.number(),
    pieces: z.int(),
    hasGap: z.boolean(),
    beginning: z.instanceof(Buffer).nullable(),
  }),
]);

/** A file's length, how it begins, and whether all of it is UTF-8. */
export async function surveyPieces(db: Queryable, importId: string): Promise<Survey> {
  const { rows } = await db.query({
    text: `select coalesce(sum(octet_length(bytes)), 0)::float8 as bytes, count(*)::int as pieces,
                  coalesce(max(number) >= count(*), false) as "hasGap",
                  (select substring(bytes from 1 for $2::int) from app.answer_import_piece
                    where import_id = $1 and number = 0) as beginning
             from app.answer_import_piece where import_id = $1`,
    values: [importId, BEGINNING_CHARS * 2],
  });
  const [{ hasGap, beginning, ...known }] = surveyRows.parse(rows);
  if (hasGap || beginning === null || !(await isUtf8There(db, importId))) return readThrough(db, importId);
  return { ...known, beginning, isUtf8: true };
}

const bytesFrom = (from: number, to: number): Buffer =>
  Buffer.from(Array.from({ length: to - from }, (_, at) => from + at));

/** Bytes of UTF-8 that go on with a character, and those that begin one of several. */
const [GOING_ON, BEGINNING] = [bytesFrom(0x80, 0xc0), bytesFrom(0xc0, 0x100)];

/**
 * Whether PostgreSQL takes a file for UTF-8, which spares the reading of it: all pieces between their first and last whole
 * characters, and each end of one with the beginning of the next. It says no for a zero byte as well.
 */
async function isUtf8There(db: Queryable, importId: string): Promise<boolean> {
  try {
    await db.query({
      text: `
        with piece as (
          select number, bytes, octet_length(bytes) as length,
                 case when number = 0 then 0
                      else octet_length(head) - octet_length(ltrim(head, $2::bytea)) end as of_last,
                 octet_length(tail) - octet_length(rtrim(rtrim(tail, $2::bytea), $3::bytea)) as of_next
            from app.answer_import_piece,
                 lateral (select substring(bytes from 1 for 3) as head,
                                 substring(bytes from greatest(octet_length(bytes) - 3, 1)) as tail) as ends
           where import_id = $1),
             parted as (
          select substring(bytes from of_last + 1 for length - of_last - of_next) as middle,
                 substring(bytes from length - of_next + 1)
                   || coalesce(lead(substring(bytes from 1 for of_last)) over (order by number), '') as joint
            from piece)
        select bool_and(convert_from(middle, 'UTF8') is not null and convert_from(joint, 'UTF8') is not null)
          from parted`,
      values: [importId, GOING_ON, BEGINNING],
    });
    return true;
  } catch (error) {
    if (!isRefusedWrite(error)) throw error;
    return false;
  }
}

/** The same, read here. */
async function readThrough(db: Queryable, importId: string): Promise<Survey> {
  const isUtf8 = utf8Check();
  let [bytes, pieces] = [0, 0];
  let beginning: Uint8Array = new Uint8Array();
  for await (const piece of readPieces(db, importId)) {
    if (pieces === 0) beginning = piece.subarray(0, BEGINNING_CHARS * 2);
    bytes += piece.length;
    pieces += 1;
    isUtf8(piece, false);
  }
  return { bytes, pieces, beginning, isUtf8: isUtf8(new Uint8Array(), true) };
}

/** An import's file, piece by piece: one is in use, and one is on its way. */
const readPieces = (db: Queryable, importId: string): AsyncGenerator<Buffer> =>
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
