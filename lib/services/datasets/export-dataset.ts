import "server-only";
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { recordDecision } from "@/lib/db/audit";
import type { Queryable } from "@/lib/db/columns";
import { inSnapshot, requireSnapshotRoom } from "@/lib/db/snapshot";
import { readDatasetRows } from "@/lib/db/sql/datasets/read-dataset";
import { readSourceRows } from "@/lib/db/sql/exports/citation-rows";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { SOURCE_COLUMNS } from "@/lib/domain/exports/citation-columns";
import type { Columns, Row } from "@/lib/domain/exports/column";
import {
  dataFile,
  DATASET_FORMAT,
  DATASET_VERSION,
  MANIFEST,
  type Manifest,
} from "@/lib/domain/exports/dataset";
import { DATASET_FILES, DATASET_TABLES } from "@/lib/domain/exports/dataset-tables";
import { rowSchema } from "@/lib/domain/exports/row-schema";
import { ownBuild } from "@/lib/own-build";
import { READING_VERSIONS } from "@/lib/reading/versions";
import { prismaOf, requirePermission, sqlOf, type Call, type Context } from "@/lib/services/context";
import { describeDataset } from "@/lib/table-files/describe-dataset";
import { writeJsonLines } from "@/lib/table-files/write-json-lines";
import { zipStream, type ZipEntry } from "@/lib/table-files/zip-stream";

interface DatasetFileWritten {
  columns: Columns;
  rows: AsyncIterable<readonly Row[]>;
}

/**
 * All of a workspace that research stands on, as one archive: its library, runs with their plans, tasks, answers and
 * citations; with the raw requests and replies where they are asked for. Written as it is read, from one look at the
 * database.
 */
export async function exportDataset({
  ctx,
  input: { raw },
}: Call<{ raw: boolean }>): Promise<AsyncGenerator<Uint8Array>> {
  requirePermission(ctx, "workspace:edit");
  requireSnapshotRoom();
  const { workspaceId } = ctx;
  const workspace = await prismaOf(ctx).workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { name: true, slug: true, timeZone: true },
  });
  await recordDecision(sqlOf(ctx), ctx, {
    workspaceId,
    action: "dataset.export",
    entityId: workspaceId,
    after: { raw },
  });
  return inSnapshot((db) => zipStream(entriesOf(db, ctx, { workspace, raw })));
}

function entriesOf(
  db: Queryable,
  { workspaceId, now }: Context,
  { workspace, raw }: { workspace: Manifest["workspace"]; raw: boolean },
): ZipEntry[] {
  const files: Manifest["files"] = {};
  const written = (name: string, of: () => DatasetFileWritten): ZipEntry => ({
    name: dataFile(name),
    chunks: async function* () {
      const { columns, rows } = of();
      const hash = createHash("sha256");
      let [count, bytes] = [0, 0];
      const counted = (async function* () {
        for await (const batch of rows) {
          count += batch.length;
          yield batch;
        }
      })();
      for await (const chunk of writeJsonLines(columns, counted)) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
      files[name] = { rows: count, bytes, sha256: hash.digest("hex") };
    },
  });
  const tables = DATASET_FILES.filter((file) => raw || file !== "raw_replies").map((file) => {
    const { columns } = DATASET_TABLES[file];
    return written(file, () => ({ columns, rows: parsed(columns, readDatasetRows(db, workspaceId, file)) }));
  });
  const every = { ...ANY_ANSWER, zone: workspace.timeZone, words: null, promptWords: null };
  const sources = written("sources", () => ({
    columns: SOURCE_COLUMNS,
    rows: parsed(SOURCE_COLUMNS, readSourceRows(db, workspaceId, { answers: every })),
  }));
  const exportedAt = now().toISOString();
  return [
    text("README.md", () => describeDataset()),
    ...tables,
    sources,
    text(MANIFEST, () => {
      const manifest: Manifest = {
        format: DATASET_FORMAT,
        version: DATASET_VERSION,
        exportedAt,
        writtenBy: { sightline: ownBuild() ?? "development", reading: READING_VERSIONS },
        workspace,
        files,
      };
      return `${JSON.stringify(manifest, null, 2)}\n`;
    }),
  ];
}

async function* parsed(
  columns: Columns,
  batches: AsyncIterable<Record<string, unknown>[]>,
): AsyncGenerator<Row[]> {
  const schema = rowSchema(columns).array();
  for await (const batch of batches) yield schema.parse(batch);
}

const text = (name: string, write: () => string): ZipEntry => ({
  name,
  chunks: () => Readable.from([new TextEncoder().encode(write())]),
});
