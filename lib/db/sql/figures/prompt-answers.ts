import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { answersOf, TASKS_AND_ANSWERS } from "@/lib/db/sql/answers/answer-conditions";
import type { SearchedFilter } from "@/lib/domain/answers/answer-filter";
import { TASK_STATES } from "@/lib/domain/tasks/task-state";

// What a prompt's own figures are made of and nothing else: of cells that are read to be compared, each column is read as
// often as there are answers.

const rowSchema = z.object({
  id: z.uuid(),
  engine: z.string(),
  state: z.enum(TASK_STATES),
  /** Null where there is no answer. */
  fact: z
    .object({
      searched: z.boolean().nullable(),
      codeVersion: z.int(),
      ruleVersion: z.int(),
      companyVersion: z.int(),
      brands: z.int().array(),
      companies: z.int(),
      suggested: z.int().nullable(),
      domains: z.string().array(),
    })
    .nullable(),
});
/** A task as it is compared with others to the same prompt. */
export type PromptAnswerRow = z.infer<typeof rowSchema>;

/** The newest so many tasks that a filter of answers leaves, in the order in which they were asked. */
export async function readPromptAnswers(
  own: WorkspaceReads,
  filter: SearchedFilter,
  most: number,
): Promise<PromptAnswerRow[]> {
  const rows = await own.rows(
    {
      columns: sql`task.id, task.engine, task.state, case when fact.task_id is not null then json_build_object(
                     'searched', fact.searched, 'codeVersion', fact.code_version, 'ruleVersion', fact.rule_version,
                     'companyVersion', fact.company_version, 'brands', fact.brands, 'companies', fact.companies,
                     'suggested', fact.suggested, 'domains', fact.domains) end as fact`,
      from: "task",
      // Suggestions of questions are answers, too, and nobody is measured by them.
      joins: sql`${TASKS_AND_ANSWERS.joins}
                 join app.run on run.id = task.run_id and run.kind <> 'suggestions'
                 left join app.answer_fact fact on fact.task_id = task.id`,
      where: answersOf(own, filter),
      orderBy: sql`task.created_at desc, task.id desc`,
      limit: most,
    },
    rowSchema,
  );
  return rows.toReversed();
}
