import "server-only";
import { z } from "zod";
import { answersOf, TASKS_AND_ANSWERS } from "@/lib/db/sql/answers/answer-conditions";
import type { Condition } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { SearchedFilter } from "@/lib/domain/answers/answer-filter";

/** The ids of answers that were chosen, as far as the workspace has them, but no more than `limit`. */
export async function chooseAnswers(
  own: WorkspaceReads,
  chosen: { ids: readonly string[] } | { filter: SearchedFilter },
  limit: number,
): Promise<string[]> {
  const where: Condition[] =
    "ids" in chosen ? [sql`task.id = any(${chosen.ids}::uuid[])`] : answersOf(own, chosen.filter);
  const rows = await own.rows(
    { columns: sql`task.id`, ...TASKS_AND_ANSWERS, where, limit },
    z.object({ id: z.uuid() }),
  );
  return rows.map(({ id }) => id);
}
