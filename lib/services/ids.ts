import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";

const idSchema = z.uuid();

/**
 * An id that a person or a link gave, or `not_found`: what cannot be an id is answered exactly as one that is unknown,
 * or another workspace's. `what` completes "There is no such … in this workspace."
 */
export function parseId(id: string, what: string): string {
  const parsed = idSchema.safeParse(id);
  if (!parsed.success) throw missing(what);
  return parsed.data;
}

/** The one answer for everything that is not in the workspace asked about. */
export const missing = (what: string): AppError =>
  new AppError("not_found", { message: `There is no such ${what} in this workspace.` });

/** What was found in the workspace, or `not_found`. */
export function found<Row>(row: Row | null | undefined, what: string): Row {
  if (row == null) throw missing(what);
  return row;
}
