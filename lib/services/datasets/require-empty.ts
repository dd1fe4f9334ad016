import "server-only";
import type { Queryable } from "@/lib/db/columns";
import { countDatasetRows } from "@/lib/db/sql/datasets/read-dataset";
import { AppError } from "@/lib/domain/errors";
import { DATASET_FILES } from "@/lib/domain/exports/dataset-tables";
import type { Context } from "@/lib/services/context";

/** What a dataset holds of connections is no sign of use: every workspace has one. */
const FILLED_BY_USE = DATASET_FILES.filter((file) => file !== "connections");

/** What a workspace has already of what datasets hold, the first of it in words; null where it is empty. */
export async function filledBy(db: Queryable, { workspaceId }: Context): Promise<string | null> {
  for (const file of FILLED_BY_USE)
    if ((await countDatasetRows(db, workspaceId, file, { deletedToo: true })) > 0)
      return file.replaceAll("_", " ");
  return null;
}

/** Throws `conflict` for a workspace in which something was made or asked. */
export async function requireEmpty(db: Queryable, ctx: Context): Promise<void> {
  const found = await filledBy(db, ctx);
  if (found !== null)
    throw new AppError("conflict", {
      message: `This workspace has ${found} already. A dataset is imported into an empty workspace: make a new one. Nothing was imported.`,
    });
}
