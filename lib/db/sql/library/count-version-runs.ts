import "server-only";
import { z } from "zod";
import { equals } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";

const rowSchema = z.object({ versionId: z.uuid(), runs: z.coerce.number() });

/** In how many runs each wording of a prompt was sent, by the version's id; versions never sent are missing. */
export async function countVersionRuns(
  own: WorkspaceReads,
  promptId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await own.rows(
    {
      columns: sql`task.prompt_version_id as "versionId", count(distinct task.run_id) as runs`,
      from: "task",
      joins: sql`join app.prompt_version on prompt_version.id = task.prompt_version_id`,
      where: [equals(sql`prompt_version.prompt_id`, promptId)],
      groupBy: sql`task.prompt_version_id`,
    },
    rowSchema,
  );
  return new Map(rows.map(({ versionId, runs }) => [versionId, runs]));
}
