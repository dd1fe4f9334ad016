import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";

/** How many answers have each flag of a workspace; those that none has are not among them. */
export async function countFlagged(own: WorkspaceReads): Promise<ReadonlyMap<string, number>> {
  const rows = await own.rows(
    {
      columns: sql`answer_flag.flag_id as id, count(*)::int as answers`,
      from: "answer_flag",
      groupBy: sql`answer_flag.flag_id`,
    },
    z.object({ id: z.uuid(), answers: z.int() }),
  );
  return new Map(rows.map(({ id, answers }) => [id, answers]));
}
