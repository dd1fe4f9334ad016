import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { Sql } from "./sql";

// What is deleted stays in its table for a day, so that it can be brought back, and no read may show it meanwhile. Reads
// of a workspace that begin at tasks, answers, citations or runs leave it out by themselves (`inWorkspace`); a statement
// that only joins them, and a read by Prisma, says so with what stands here. A test walks all of them.

/** As text, that a row is of no deleted task or run, by the column that has its id. */
export const keptText = (what: "task" | "run", column: string): string =>
  `not exists (select from app.deleted_${what} gone where gone.${what}_id = ${column})`;

/** The same as a piece of a statement. The column is the code's own word, never one from outside. */
export const isKept = (what: "task" | "run", column: string): Sql => Prisma.raw(keptText(what, column));

/** The same for Prisma, of a task or a run: `where: { ...KEPT }`; of what hangs on a task `task: KEPT`. */
export const KEPT = { deleted: null } as const;
