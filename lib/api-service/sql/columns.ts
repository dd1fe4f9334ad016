import { z } from "zod";
import { parseDollars } from "@/lib/domain/money";

/** `numeric(18,9)`, which the driver hands over as a decimal string. */
export const moneyColumn = z.string().transform(parseDollars);

/** What a statement needs of a pool or of one connection of it. */
export interface Queryable {
  query(statement: { name?: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>;
}
