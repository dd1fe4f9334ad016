import { AppError } from "@/lib/domain/errors";
import { dataFile } from "@/lib/domain/exports/dataset";

/** A dataset that is not imported, and why. */
export const refused = (why: string, cause?: unknown): AppError =>
  new AppError("invalid", { message: `${why} Nothing was imported.`, fields: { file: why }, cause });

/** The same for one line of one of its files, from 1. */
export const refusedLine = (file: string, line: number, why: string, cause?: unknown): AppError =>
  refused(`${dataFile(file)}, line ${line}: ${why}.`, cause);
