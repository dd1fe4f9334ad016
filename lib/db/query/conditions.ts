import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { nothing, type Sql, sql } from "./sql";

/** What rows must satisfy; null is "any" and asks for nothing. */
export type Condition = Sql | null;

const given = (conditions: readonly Condition[]): Sql[] =>
  conditions.filter((condition) => condition !== null);

/** Rows that satisfy all of these, with `where` before them; nothing where nothing is asked for. */
export function where(conditions: readonly Condition[]): Sql {
  const asked = given(conditions);
  return asked.length === 0 ? nothing : sql`where ${Prisma.join(asked, " and ")}`;
}

/** Whether a row satisfies all of these, of which one at least asks for something. */
export const allOf = (conditions: readonly Condition[]): Sql => Prisma.join(given(conditions), " and ");

/** Rows that satisfy one of these at least. */
export const anyOf = (conditions: readonly Sql[]): Sql => sql`(${Prisma.join([...conditions], " or ")})`;

/** Rows with this value; null is any value, not the missing one. */
export const equals = (column: Sql, value: string | number | boolean | null): Condition =>
  value === null ? null : sql`${column} = ${value}`;

/** Rows with moments from one on and before another: half-open, so that spans side by side share none and miss none. */
export function within(column: Sql, { from, before }: { from: Date | null; before: Date | null }): Condition {
  const asked = given([from && sql`${column} >= ${from}`, before && sql`${column} < ${before}`]);
  return asked.length === 0 ? null : Prisma.join(asked, " and ");
}

/** Rows of which one column holds a text, whatever its case. Nothing in the text is a pattern. */
export function contains(columns: readonly Sql[], text: string | null): Condition {
  if (text === null) return null;
  const pattern = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  return anyOf(columns.map((column) => sql`lower(${column}) like lower(${pattern})`));
}
