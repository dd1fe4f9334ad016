import "server-only";
import { datasetCountsSchema } from "@/lib/domain/exports/dataset";
import {
  datasetProgressSchema,
  toldDatasetSchema,
  type DatasetImportView,
  type DatasetStand,
} from "@/lib/domain/exports/dataset-import";
import { DATASET_FILES } from "@/lib/domain/exports/dataset-tables";
import type { Prisma } from "@/lib/db/client";
import { prismaOf, requirePermission, sqlOf, type Call, type Context } from "@/lib/services/context";
import { filledBy } from "./require-empty";

/** The dataset of a workspace as it stands, and whether one can be brought in. */
export async function getDatasetStand({ ctx }: Call): Promise<DatasetStand> {
  requirePermission(ctx, "workspace:edit");
  const row = await prismaOf(ctx).datasetImport.findUnique({ where: { workspaceId: ctx.workspaceId } });
  return { import: row && (await toView(ctx, row)), filledBy: await filledBy(sqlOf(ctx), ctx) };
}

async function toView(ctx: Context, row: Prisma.DatasetImportGetPayload<object>): Promise<DatasetImportView> {
  const told = toldDatasetSchema.safeParse(row.manifest).data ?? null;
  const counts = datasetCountsSchema.safeParse(row.counts).data ?? null;
  const by =
    row.createdById === null
      ? null
      : await prismaOf(ctx).user.findUnique({
          where: { id: row.createdById },
          select: { name: true, email: true },
        });
  return {
    id: row.id,
    state: row.state,
    fileName: row.fileName,
    bytes: Number(row.bytes),
    progress: datasetProgressSchema.safeParse(row.progress).data ?? null,
    dataset: told && { exportedAt: told.exportedAt, workspace: told.workspace },
    counts: told
      ? [...DATASET_FILES, "sources" as const].map((kind) => ({
          kind,
          told: told.rows[kind] ?? 0,
          imported: counts?.[kind] ?? null,
        }))
      : [],
    failure: row.failure,
    by: by && (by.name ?? by.email),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
