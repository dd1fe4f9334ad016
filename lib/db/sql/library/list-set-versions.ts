import "server-only";
import { z } from "zod";
import { isKept } from "@/lib/db/query/kept";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { SetVersionRow } from "@/lib/domain/library/set-version";

const rowSchema = z.object({
  id: z.uuid(),
  number: z.int(),
  prompts: z.int(),
  runs: z.int(),
  createdAt: z.date().transform((date) => date.toISOString()),
});

/** How many versions a list of them shows at most. */
const MOST = 50;

/** The versions of a set, newest first: the latest of them, or those of the ids given. */
export const listSetVersionRows = (
  own: WorkspaceReads,
  { setId, ids = null }: { setId: string; ids?: readonly string[] | null },
): Promise<SetVersionRow[]> =>
  own.rows(
    {
      columns: sql`prompt_set_version.id, prompt_set_version.number,
        json_array_length(prompt_set_version.members::json) as prompts,
        (select count(*)::int from app.run
          where run.set_version_id = prompt_set_version.id and ${isKept("run", "run.id")}) as runs,
        prompt_set_version.created_at as "createdAt"`,
      from: "prompt_set_version",
      where: [
        sql`prompt_set_version.set_id = ${setId}::uuid`,
        ids === null ? null : sql`prompt_set_version.id = any(${ids}::uuid[])`,
      ],
      orderBy: sql`prompt_set_version.number desc`,
      limit: MOST,
    },
    rowSchema,
  );
