import "server-only";
import { isRefusedWrite } from "@/lib/db/client";
import type { Queryable } from "@/lib/db/columns";
import { writeDatasetRows } from "@/lib/db/sql/datasets/write-dataset";
import type { Row } from "@/lib/domain/exports/column";
import type { DatasetFile } from "@/lib/domain/exports/dataset-tables";
import type { arrivalOf } from "./arrival";
import type { NumberedRows } from "./read-rows";
import { refusedLine } from "./refused";

type Arrival = ReturnType<typeof arrivalOf>;

/**
 * Writes rows of a dataset in the transaction under way. Where the database refuses some together, they are tried one by
 * one. Throws `invalid`, with the line, for the first that it refuses.
 */
export function rowWriter(db: Queryable, workspaceId: string, arrival: Arrival) {
  const writeTogether = (file: DatasetFile, together: readonly object[]): Promise<void> =>
    writeDatasetRows(db, workspaceId, { file, rows: together, more: arrival.namesOf(file) });

  return async (file: DatasetFile, { line, rows }: NumberedRows): Promise<void> => {
    const arrived = rows.map((row, place) => arrivedAs(arrival, file, { row, line: line + place }));
    await db.query({ text: "savepoint batch", values: [] });
    try {
      await writeTogether(file, arrived);
    } catch (error) {
      if (!isRefusedWrite(error)) throw error;
      await db.query({ text: "rollback to savepoint batch", values: [] });
      for (const [place, row] of arrived.entries())
        await writeTogether(file, [row]).catch((cause: unknown) => {
          throw isRefusedWrite(cause) ? refusedLine(file, line + place, whyRefused(cause), cause) : cause;
        });
    }
    await db.query({ text: "release savepoint batch", values: [] });
  };
}

function arrivedAs(
  arrival: Arrival,
  file: DatasetFile,
  { row, line }: { row: Row; line: number },
): Record<string, unknown> {
  try {
    return arrival.arrived(file, row);
  } catch (error) {
    // Its plan, or its members, are text that ought to be JSON.
    throw refusedLine(file, line, "what ought to be JSON is none", error);
  }
}

const WHY: Readonly<Record<string, string>> = {
  "23503": "what it points to is not in the dataset",
  "23505": "it is there twice",
};

const whyRefused = (error: unknown): string =>
  (error instanceof Error && "code" in error && WHY[String(error.code)]) || "it can't be kept as it is";
