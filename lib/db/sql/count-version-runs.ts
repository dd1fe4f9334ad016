import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";

const rowSchema = z.object({ versionId: z.uuid(), runs: z.coerce.number() });

/** In how many runs each wording of a prompt was sent, by the version's id; versions never sent are missing. */
export async function countVersionRuns(
  workspaceId: string,
  promptId: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await getPool().query(
    `select task.prompt_version_id as "versionId", count(distinct task.run_id) as runs
       from app.prompt_version version join app.task on task.prompt_version_id = version.id
      where version.workspace_id = $1 and version.prompt_id = $2
      group by task.prompt_version_id`,
    [workspaceId, promptId],
  );
  return new Map(
    rowSchema
      .array()
      .parse(rows)
      .map(({ versionId, runs }) => [versionId, runs]),
  );
}
