import "server-only";
import { Prisma } from "@/lib/db/generated/client";

/** A piece of a statement with the values it binds. */
export type Sql = Prisma.Sql;

/**
 * Makes a piece of a statement: what is put into it is bound as a value, or is a piece itself, whose values come along.
 * Nothing that came from outside can become part of the text.
 */
export const sql = Prisma.sql;

/** No text and no values. */
export const nothing: Sql = Prisma.empty;
