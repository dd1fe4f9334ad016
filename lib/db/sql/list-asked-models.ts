import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";
import { engineSchema } from "@/lib/domain/engine-schema";
import type { AskedModel } from "@/lib/domain/answer-list";

/** So many of a workspace's latest tasks are looked through, so that the list never costs more as the workspace grows. */
const TASKS_SEEN = 5_000;

const rowSchema = z.object({ engine: engineSchema, model: z.string() });

/** The models a workspace asked in its latest tasks, by engine and name. */
export async function listAskedModelsOf(workspaceId: string): Promise<AskedModel[]> {
  const { rows } = await getPool().query(
    `select distinct engine, model_asked as model
       from (select engine, model_asked from app.task where workspace_id = $1
              order by created_at desc, id desc limit ${TASKS_SEEN}) latest
      order by engine, model`,
    [workspaceId],
  );
  return rowSchema.array().parse(rows);
}
