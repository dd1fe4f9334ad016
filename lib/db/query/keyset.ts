import "server-only";
import type { Condition } from "./conditions";
import { type Sql, sql } from "./sql";

/** An order in which no two rows are equal: a key, and the id among rows of the same key. An index has both. */
export interface Keyset {
  /** Never null in a row of the list: a null would be neither before nor after. */
  key: Sql;
  id: Sql;
  direction: "ascending" | "descending";
}

/** Where a page begins: after the row of this key and id. */
export interface KeysetPlace {
  key: string;
  id: string;
}

/** The columns to order by. */
export const keysetOrder = ({ key, id, direction }: Keyset): Sql =>
  direction === "ascending" ? sql`${key}, ${id}` : sql`${key} desc, ${id} desc`;

/** Rows after a place; all of them where there is none. */
export function isAfter({ key, id, direction }: Keyset, place: KeysetPlace | null): Condition {
  if (place === null) return null;
  return direction === "ascending"
    ? sql`(${key}, ${id}) > (${place.key}, ${place.id})`
    : sql`(${key}, ${id}) < (${place.key}, ${place.id})`;
}
