import "server-only";
import type { Queryable } from "@/lib/db/columns";
import { DATASET_TABLES, type DatasetFile } from "@/lib/domain/exports/dataset-tables";

/**
 * Writes rows of a dataset into a workspace. They are taken apart by the database itself, by the types of its columns;
 * `more` names the columns they have beside the dataset's.
 */
export async function writeDatasetRows(
  db: Queryable,
  workspaceId: string,
  { file, rows, more }: { file: DatasetFile; rows: readonly object[]; more: readonly string[] },
): Promise<void> {
  const { table, columns } = DATASET_TABLES[file];
  const names = [...Object.keys(columns), ...more].map((name) => `"${name}"`).join(", ");
  await db.query({
    text: `insert into app.${table} (workspace_id, ${names})
           select $1, ${names} from json_populate_recordset(null::app.${table}, $2)`,
    values: [workspaceId, JSON.stringify(rows)],
  });
}

/** A question stands once in its set: under its newest wording with market and persona, as `hashWorded` hashes them. */
export async function hashSetPrompts(db: Queryable, workspaceId: string): Promise<void> {
  await db.query({
    text: `update app.prompt
              set content_hash = encode(sha256(convert_to(
                    '[' || to_json(newest.content_hash)::text
                        || ',' || coalesce(to_json(prompt.market_id)::text, 'null')
                        || ',' || coalesce(to_json(prompt.persona_id)::text, 'null') || ']', 'UTF8')), 'hex')
             from (select distinct on (prompt_id) prompt_id, content_hash from app.prompt_version
                    where workspace_id = $1 order by prompt_id, number desc) newest
            where prompt.workspace_id = $1 and prompt.set_id is not null and newest.prompt_id = prompt.id`,
    values: [workspaceId],
  });
}
