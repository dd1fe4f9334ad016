import "server-only";
import { anyOf, type Condition, equals, within } from "@/lib/db/query/conditions";
import { momentsOf } from "@/lib/db/query/day-bounds";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { FactVersions } from "@/lib/db/sql/facts/stale-facts";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";

/** What each fact's prompt is now. */
export const WITH_PROMPTS = sql`join app.prompt on prompt.id = answer_fact.prompt_id`;

/**
 * What a filter of figures asks of a fact; said of `answer_fact` and of its `prompt`. The rows are those that the same
 * filter leaves of the answers' list, but for what asked for questions to ask: nobody is measured by that.
 */
export const factsOf = (own: WorkspaceReads, filter: Zoned<FigureFilter>): Condition[] => [
  within(sql`answer_fact.asked_at`, momentsOf(filter)),
  equals(sql`answer_fact.engine`, filter.engine),
  filter.model === null
    ? null
    : anyOf([
        sql`answer_fact.model_asked = ${filter.model}`,
        sql`answer_fact.model_answered = ${filter.model}`,
      ]),
  equals(sql`answer_fact.prompt_id`, filter.promptId),
  equals(sql`answer_fact.run_id`, filter.runId),
  filter.setId === null
    ? null
    : anyOf([
        sql`answer_fact.set_id = ${filter.setId}`,
        sql`answer_fact.origin = 'imported' and prompt.set_id = ${filter.setId}`,
      ]),
  equals(sql`answer_fact.persona_id`, filter.personaId),
  equals(sql`answer_fact.surface`, filter.surface),
  equals(sql`prompt.family_id`, filter.familyId),
  equals(sql`prompt.topic`, filter.topic),
  filter.tag === null ? null : sql`${filter.tag} = any(prompt.tags)`,
  runsOf(own, filter),
  ofTasks(own, filter),
  ofQuestions(own),
];

/** Facts of what was asked of the programme; suggestions of questions are answers, too, and nobody is measured by them. */
export const ofQuestions = (own: WorkspaceReads): Condition =>
  sql`answer_fact.run_id not in (${own.select({
    columns: sql`run.id`,
    from: "run",
    where: [sql`run.kind = 'suggestions'`],
  })})`;

const runsOf = (own: WorkspaceReads, { scheduleId }: FigureFilter): Condition =>
  scheduleId === null
    ? null
    : sql`answer_fact.run_id in (${own.select({
        columns: sql`run.id`,
        from: "run",
        where: [equals(sql`run.schedule_id`, scheduleId)],
      })})`;

/** A fact's market is also that of its prompt's wording; a list's is where it was asked. */
const ofTasks = (own: WorkspaceReads, { memberId, marketId }: FigureFilter): Condition =>
  memberId === null && marketId === null
    ? null
    : sql`answer_fact.task_id in (${own.select({
        columns: sql`task.id`,
        from: "task",
        where: [equals(sql`task.created_by_id`, memberId), equals(sql`task.market_id`, marketId)],
      })})`;

/** Facts that are made by these rules; those of others are made anew in a while, and are in no figure until then. */
export const madeBy = ({ codeVersion, ruleVersion, companyVersion }: FactVersions): Condition =>
  sql`(answer_fact.code_version, answer_fact.rule_version, answer_fact.company_version)
      = (${codeVersion}, ${ruleVersion}, ${companyVersion})`;

/** Facts of other series than these: what one model was asked on one surface. */
export const notOf = (
  series: readonly { engine: string; modelAsked: string; surface: string }[],
): Condition =>
  series.length === 0
    ? null
    : sql`not exists (select from jsonb_to_recordset(${JSON.stringify(series)}::jsonb)
                             as cut (engine text, "modelAsked" text, surface text)
                       where (cut.engine, cut."modelAsked", cut.surface)
                             = (answer_fact.engine, answer_fact.model_asked, answer_fact.surface))`;
