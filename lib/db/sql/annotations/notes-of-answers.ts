import "server-only";
import { z } from "zod";
import { isOfProgramme } from "@/lib/db/query/filters";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { answersOf, TASKS_AND_ANSWERS } from "@/lib/db/sql/answers/answer-conditions";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";

const rowSchema = z.object({
  id: z.uuid(),
  answerId: z.uuid(),
  engine: z.string(),
  text: z.string(),
  createdAt: z.date(),
});

/** Notes beside the answers that a filter of figures leaves, the newest, but no more than `most`. */
export const notesOfAnswers = (
  own: WorkspaceReads,
  filter: Zoned<FigureFilter>,
  most: number,
): Promise<z.infer<typeof rowSchema>[]> =>
  own.rows(
    {
      columns: sql`answer_note.id, task.id as "answerId", task.engine, answer_note.text, answer_note.created_at as "createdAt"`,
      from: TASKS_AND_ANSWERS.from,
      joins: sql`${TASKS_AND_ANSWERS.joins} join app.answer_note on answer_note.task_id = task.id`,
      where: [
        isOfProgramme(own, sql`task.id`),
        ...answersOf(own, { ...ANY_ANSWER, ...filter, words: null, promptWords: null }),
      ],
      orderBy: sql`answer_note.created_at desc, answer_note.id desc`,
      limit: most,
    },
    rowSchema,
  );
