import "server-only";
import { z } from "zod";
import { answersOf, TASKS_AND_ANSWERS } from "@/lib/db/sql/answers/answer-conditions";
import { isOfProgramme } from "@/lib/db/query/filters";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { TASK_STATES } from "@/lib/domain/tasks/task-state";

const rowSchema = z.object({ state: z.enum(TASK_STATES), tasks: z.coerce.number() });

/** How many tasks that a filter of figures leaves have no answer, by their state. */
export function countUnanswered(
  own: WorkspaceReads,
  filter: Zoned<FigureFilter>,
): Promise<z.infer<typeof rowSchema>[]> {
  return own.rows(
    {
      ...TASKS_AND_ANSWERS,
      columns: sql`task.state, count(*) as tasks`,
      where: [
        sql`task.state <> 'answered'`,
        isOfProgramme(own, sql`task.id`),
        ...answersOf(own, { ...ANY_ANSWER, ...filter, words: null, promptWords: null }),
      ],
      groupBy: sql`task.state`,
    },
    rowSchema,
  );
}
