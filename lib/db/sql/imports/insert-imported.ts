import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

/** What a line says was asked. */
export interface ImportedTask {
  promptVersionId: string;
  marketId: string | null;
  cell: number;
  repeat: number;
  engine: string;
  model: string;
  parameters: object;
  webSearch: boolean;
  answeredAt: Date;
}

interface Import {
  workspaceId: string;
  runId: string;
  createdById: string | null;
}

const rowSchema = z.object({ id: z.uuid(), cell: z.int(), repeat: z.int() });

/**
 * Writes what was asked elsewhere as tasks that are answered, with one statement. They are dated by their answer, which
 * is all that is known. Gives their ids in the order given.
 */
export async function insertImportedTasks(
  db: Queryable,
  { workspaceId, runId, createdById }: Import,
  tasks: readonly ImportedTask[],
): Promise<string[]> {
  const { rows } = await db.query({
    name: "insert imported tasks",
    text: `insert into app.task
             (id, workspace_id, run_id, prompt_version_id, market_id, origin, cell, repeat, engine, model_asked,
              parameters, web_search_asked, state, created_by_id, created_at, finished_at)
           select uuidv7(), $1, $2, "promptVersionId", "marketId", 'imported', cell, repeat, engine, model, parameters,
                  "webSearch", 'answered', $3, "answeredAt", "answeredAt"
             from jsonb_to_recordset($4::jsonb) as one (
               "promptVersionId" uuid, "marketId" uuid, cell int, repeat int, engine text, model text, parameters jsonb,
               "webSearch" boolean, "answeredAt" timestamptz)
           returning id, cell, repeat`,
    values: [workspaceId, runId, createdById, JSON.stringify(tasks)],
  });
  const ids = new Map(
    rowSchema
      .array()
      .parse(rows)
      .map(({ id, cell, repeat }) => [`${cell} ${repeat}`, id]),
  );
  return tasks.flatMap(({ cell, repeat }) => ids.get(`${cell} ${repeat}`) ?? []);
}

/** Under what an imported answer is known. */
export interface ImportedKey {
  taskId: string;
  line: number;
  externalId: string | null;
  contentHash: Buffer;
}

/**
 * Notes under what answers are known, with one statement; in the order of these, so that two who write the same wait for
 * each other and not in a circle.
 */
export async function insertImportedKeys(
  db: Queryable,
  { workspaceId, importId }: { workspaceId: string; importId: string },
  keys: readonly ImportedKey[],
): Promise<void> {
  await db.query({
    text: `insert into app.imported_answer (task_id, workspace_id, import_id, line, external_id, content_hash)
           select task_id, $1, $2, line, external_id, content_hash
             from unnest($3::uuid[], $4::int[], $5::text[], $6::bytea[]) as one (task_id, line, external_id, content_hash)
            order by external_id, content_hash`,
    values: [
      workspaceId,
      importId,
      keys.map(({ taskId }) => taskId),
      keys.map(({ line }) => line),
      keys.map(({ externalId }) => externalId),
      keys.map(({ contentHash }) => contentHash),
    ],
  });
}
