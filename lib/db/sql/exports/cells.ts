import "server-only";
import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { type Sql, sql } from "@/lib/db/query/sql";

// How what is kept stands in a file: see COLUMN_TYPES.

/** A statement's columns, each by the name its file gives it. */
export const named = (cells: Readonly<Record<string, Sql>>): Sql =>
  Prisma.join(Object.entries(cells).map(([name, cell]) => sql`${cell} as ${Prisma.raw(`"${name}"`)}`));

/** A row as the database gives it; what its cells are is looked at where they are written. */
export const rowOfCells = z.custom<Record<string, unknown>>((row) => typeof row === "object" && row !== null);

/** A moment, to the millisecond as it is kept. */
export const moment = (column: Sql): Sql =>
  sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Money and other exact numbers, without zeros that say nothing. */
export const exact = (column: Sql): Sql => sql`trim_scale(${column})::text`;
