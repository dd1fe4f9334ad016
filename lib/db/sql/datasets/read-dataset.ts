import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { Prisma } from "@/lib/db/generated/client";
import { type Sql, sql } from "@/lib/db/query/sql";
import { inWorkspace } from "@/lib/db/query/workspace-reads";
import { cursorRows } from "@/lib/db/snapshot";
import { exact, moment, named } from "@/lib/db/sql/exports/cells";
import type { ColumnType, Columns } from "@/lib/domain/exports/column";
import { DATASET_TABLES, type DatasetFile } from "@/lib/domain/exports/dataset-tables";

const BATCH = 500;

const kept = (column: Sql): Sql => column;

/** How a column of each type stands in a file. */
const CELLS: Record<ColumnType, (column: Sql) => Sql> = {
  id: kept,
  text: (column) => sql`${column}::text`,
  integer: kept,
  boolean: kept,
  moment,
  dollars: exact,
  decimal: exact,
  texts: kept,
  json: kept,
  bytes: (column) => sql`translate(encode(${column}, 'base64'), E'\n', '')`,
};

/** What is kept shorter than it stands in a file: an answer's items without the text that it has itself. */
const KEPT_SHORTER: Partial<Record<DatasetFile, Record<string, Sql>>> = {
  answers: {
    items: sql`case when items #>> '{0,type}' = 'message' and items #> '{0,sections,0,text}' is null
                         and items #> '{0,sections,0}' is not null
                    then jsonb_set(items, '{0,sections,0,text}', to_jsonb(text)) else items end`,
  },
};

const cellsOf = (file: DatasetFile, columns: Columns): Sql =>
  named(
    Object.fromEntries(
      Object.entries(columns).map(([name, { type }]) => [
        name,
        KEPT_SHORTER[file]?.[name] ?? CELLS[type](Prisma.raw(`"${name}"`)),
      ]),
    ),
  );

/** What has a row for a task at most, or several, comes in the order of the tasks. */
const OF_TASKS: Partial<Record<DatasetFile, Sql>> = {
  answers: sql`task_id`,
  citations: sql`task_id, position`,
  imported_answers: sql`task_id`,
  mention_corrections: sql`task_id, id`,
  mention_reviews: sql`task_id, id`,
  raw_replies: sql`task_id`,
};

const OLDEST = sql`created_at, id`;
/** A persona that replaces another is the newer of the two, and has to be there first. */
const ORDERS: Partial<Record<DatasetFile, Sql>> = { personas: sql`created_at desc, id desc` };

const rowsSchema = z.record(z.string(), z.unknown()).array();

/** The rows of one file of a workspace's dataset. */
export async function* readDatasetRows(
  db: Queryable,
  workspaceId: string,
  file: DatasetFile,
): AsyncGenerator<Record<string, unknown>[]> {
  const own = inWorkspace(workspaceId, db);
  const { table, columns } = DATASET_TABLES[file];
  const cells = cellsOf(file, columns);
  const order = OF_TASKS[file];
  if (!order) {
    const rows = own.select({ columns: cells, from: table, orderBy: ORDERS[file] ?? OLDEST });
    for await (const batch of cursorRows(db, rows, BATCH)) yield rowsSchema.parse(batch);
    return;
  }
  const tasks = own.select({ columns: sql`task.id`, from: "task", orderBy: OLDEST });
  for await (const batch of cursorRows(db, tasks, BATCH)) {
    const ids = z
      .object({ id: z.string() })
      .array()
      .parse(batch)
      .map(({ id }) => id);
    const rows = await own.rows(
      { columns: cells, from: table, where: [sql`task_id = any(${ids}::uuid[])`], orderBy: order },
      z.record(z.string(), z.unknown()),
    );
    if (rows.length > 0) yield rows;
  }
}

const sourcesOf = sql`count(distinct (citation.domain, citation.source_url))::int as count`;
const countSchema = z.object({ count: z.int() });

/** How many rows a workspace has for a file; with what is deleted and can be brought back, where that counts too. */
export async function countDatasetRows(
  db: Queryable,
  workspaceId: string,
  file: DatasetFile | "sources",
  { deletedToo = false } = {},
): Promise<number> {
  const own = inWorkspace(workspaceId, db);
  const { count } = await own.row(
    file === "sources"
      ? { columns: sourcesOf, from: "citation" }
      : {
          columns: sql`count(*)::int as count`,
          from: DATASET_TABLES[file].table,
          ...(deletedToo && { deletedToo }),
        },
    countSchema,
  );
  return count;
}
