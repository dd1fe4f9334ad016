import { z } from "zod";
import { parseDollars } from "@/lib/domain/amounts/money";

/** `numeric(18,9)`, which the driver hands over as a decimal string. */
export const moneyColumn = z.string().transform(parseDollars);

/** What a statement needs: a pool, one connection of it, or a transaction. They all read a column the same way. */
export interface Queryable {
  query(statement: { name?: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>;
}

/**
 * Bytes one after the other as one parameter, with where each begin, from 1, and how long they are: `substring` takes them
 * apart. An array of them travels as text, twice as long.
 */
export function inOne(parts: readonly Uint8Array[]) {
  let end = 1;
  const from = parts.map(({ length }) => (end += length) - length);
  return { bytes: Buffer.concat(parts), from, length: parts.map(({ length }) => length) };
}

/**
 * Texts without line breaks as one parameter, which `string_to_array($1, E'\n')` takes apart: for many long texts with
 * quotes in them that is far less work, on both sides, than an array. JSON text has no raw line breaks.
 */
export const lines = (texts: readonly string[]): string => texts.join("\n");
