import "server-only";
import { hash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { setImmediate as others } from "node:timers/promises";
import { fileLines } from "@/lib/reading/imported/file-lines";
import type { LineFormat } from "@/lib/reading/imported/line-format";
import { readImported } from "@/lib/reading/imported/read-imported";
import { lineSorter, type NumberedLine, type SortedLine } from "@/lib/reading/imported/sort-lines";
import type { ReadAnswer } from "@/lib/reading/read-reply";

/** Lines that are written in one transaction, and of how much text at most before one more. */
const BATCH = { lines: 1_000, chars: 4 * 1024 ** 2 };
/** Lines that are made ready before others have their turn. */
const IN_ONE_GO = 16;
/** Bytes that zlib writes at once. */
const SHORTEST_CHUNK = 1024;

/** What is made of a line without the database. */
export interface ReadyLine {
  read: ReadAnswer;
  raw: Packed;
}

/** A text as the raw record keeps it. */
export interface Packed {
  bytes: Uint8Array;
  sha256: string;
}

export interface Batch {
  lines: SortedLine[];
  /** What was made of those that may be written; empty where none is to be. */
  ready: ReadonlyMap<NumberedLine, ReadyLine>;
  /** How much of the file was read by then. */
  bytesRead: number;
}

/** A file to be gone through, from behind a place in it. */
export interface FileToRead {
  texts: AsyncIterable<string>;
  format: LineFormat;
  behind: number;
  /** Whether its lines will be written. */
  isImporting: boolean;
  bytesRead: () => number;
}

/** A file's lines, sorted and made ready, in batches of one transaction. */
export async function* batchesOf({
  texts,
  format,
  behind,
  isImporting,
  bytesRead,
}: FileToRead): AsyncGenerator<Batch> {
  const sort = lineSorter();
  let lines: SortedLine[] = [];
  let ready = new Map<NumberedLine, ReadyLine>();
  let chars = 0;
  for await (const part of fileLines(texts, format)) {
    for (const one of part) {
      const sorted = sort(one);
      if (one.place <= behind) continue;
      lines.push(sorted);
      chars += one.text.length;
      if (isImporting && sorted.outcome === "fresh") ready.set(sorted.line, readyLine(sorted.line));
      // The database is not to wait for us between two statements.
      if (lines.length % IN_ONE_GO === 0) await others();
      if (lines.length < BATCH.lines && chars < BATCH.chars) continue;
      yield { lines, ready, bytesRead: bytesRead() };
      [lines, ready, chars] = [[], new Map(), 0];
    }
  }
  if (lines.length > 0) yield { lines, ready, bytesRead: bytesRead() };
}

/** What is made of a line without the database. */
export function readyLine({ answer, text }: NumberedLine): ReadyLine {
  return { read: readImported(answer), raw: packed(text) };
}

/**
 * A text as the raw record keeps it. Lines come by the hundred thousand: quickly rather than smallest, and here, since
 * handing two kilobytes to another thread costs eight times what compressing them does.
 */
export function packed(text: string): Packed {
  const plain = Buffer.from(text);
  // What comes of a text is hardly ever longer: it is written into one piece of memory of its own.
  const bytes = gzipSync(plain, { level: 1, chunkSize: Math.max(plain.length, SHORTEST_CHUNK) });
  return { bytes, sha256: hash("sha256", plain, "hex") };
}
