import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

const lostRows = z
  .object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    runId: z.uuid(),
    engine: z.string(),
    modelAsked: z.string(),
    createdById: z.uuid().nullable(),
  })
  .array();

/** Those of some tasks whose reply was lost: they are nobody else's until the transaction ends. */
export async function listLostTasks(
  tx: Queryable,
  ids: readonly string[],
): Promise<z.infer<typeof lostRows>> {
  const { rows } = await tx.query({
    text: `select id, workspace_id as "workspaceId", run_id as "runId", engine, model_asked as "modelAsked",
                  created_by_id as "createdById"
             from app.task where id = any($1::uuid[]) and state = 'unknown' order by id for update`,
    values: [ids],
  });
  return lostRows.parse(rows);
}
