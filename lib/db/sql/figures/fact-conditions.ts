import "server-only";
import { allOf, anyOf, type Condition, equals, within } from "@/lib/db/query/conditions";
import { momentsOf } from "@/lib/db/query/day-bounds";
import { isOfNone } from "@/lib/db/query/series";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { FactVersions } from "@/lib/db/sql/facts/stale-facts";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Series } from "@/lib/domain/answers/series";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { DaySpan } from "@/lib/domain/time/day-span";

/** Which measured facts figures are made of. */
export interface Measured {
  /** What is asked of each, days with it. */
  facts: readonly Condition[];
  /** The same but the days, asked of their sums; null where these do not tell all of it. */
  sums: readonly Condition[] | null;
  /** Asked of sums of what is cited, which know of each day who answered; null where more is asked than that. */
  answered: readonly Condition[] | null;
  /** Asked of sums of what is measured, which know who answered, and tell prompts apart; null where more is asked than that. */
  said: readonly Condition[] | null;
  /** What is asked of prompts, said of `prompt`. */
  ofPrompts: readonly Condition[];
  /** Whether they ask for some kinds of answers to a prompt, which sums by prompt alone do not tell apart. */
  ofKinds: boolean;
  days: DaySpan;
}

/** What each fact's prompt is now. */
export const WITH_PROMPTS = sql`join app.prompt on prompt.id = answer_fact.prompt_id`;

const FACT = sql`answer_fact`;
const SUM = sql`fact_sum`;
export const CITED_SUM = sql`cited_sum`;
export const MEASURED_STEP = sql`measured_step`;

/** What a filter of figures leaves of facts, said of `answer_fact` and of its `prompt`, whatever measured them. */
export const factsOf = (own: WorkspaceReads, filter: Zoned<FigureFilter>): Condition[] => [
  within(sql`answer_fact.asked_at`, momentsOf(filter)),
  ...ofKinds(FACT, filter),
  equals(sql`answer_fact.run_id`, filter.runId),
  runsOf(own, filter),
  ofTasks(own, filter),
  OF_QUESTIONS,
];

/**
 * What a filter of figures leaves of what these versions measured, or any where they are null. The rows are those that the
 * same filter leaves of the answers' list, but for what asked for questions to ask: nobody is measured by that. `zone`: by
 * whose days facts are summed whole; null while they are not.
 */
export const measuredBy = (
  own: WorkspaceReads,
  filter: Zoned<FigureFilter>,
  versions: FactVersions | null,
  zone: string | null,
): Measured => ({
  facts: [...factsOf(own, filter), versions && madeBy(FACT, versions)],
  sums:
    zone === filter.zone && isSummed(filter)
      ? [...ofKinds(SUM, filter), versions && madeBy(SUM, versions)]
      : null,
  answered: asksWhoAnswered(filter) ? answeredAs(CITED_SUM, filter) : null,
  said: asksOfPrompts(filter)
    ? [...answeredAs(MEASURED_STEP, filter), versions && madeBy(MEASURED_STEP, versions)]
    : null,
  ofPrompts: ofPrompts(filter),
  ofKinds: asksForKinds(filter),
  days: { from: filter.from, to: filter.to, zone: filter.zone },
});

const asksForKinds = ({ engine, model, setId, personaId, surface }: FigureFilter): boolean =>
  [engine, model, setId, personaId, surface].some((one) => one !== null);

/** Sums tell no runs, and nothing of tasks. */
const isSummed = ({ runId, scheduleId, memberId, marketId }: FigureFilter): boolean =>
  runId === null && scheduleId === null && memberId === null && marketId === null;

/** Whether days, and who answered, are all that is asked of answers: what sums of what is cited tell. */
export const asksWhoAnswered = ({
  from: _from,
  to: _to,
  zone: _zone,
  ...filter
}: Zoned<FigureFilter>): boolean =>
  Object.values({ ...filter, engine: null, model: null, surface: null }).every((value) => value === null);

/** The same, or what a prompt is. */
const asksOfPrompts = (filter: Zoned<FigureFilter>): boolean =>
  asksWhoAnswered({ ...filter, promptId: null, familyId: null, topic: null, tag: null });

const ofPrompts = ({ promptId, familyId, topic, tag }: FigureFilter): Condition[] => [
  equals(sql`prompt.id`, promptId),
  equals(sql`prompt.family_id`, familyId),
  equals(sql`prompt.topic`, topic),
  tag === null ? null : sql`${tag} = any(prompt.tags)`,
];

/** What facts and their sums both have. */
export const ofKinds = (of: Sql, filter: FigureFilter): Condition[] => [
  ...answeredAs(of, filter),
  ...ofPrompts(filter),
  filter.setId === null
    ? null
    : anyOf([
        sql`${of}.set_id = ${filter.setId}`,
        sql`${of}.origin = 'imported' and prompt.set_id = ${filter.setId}`,
      ]),
  equals(sql`${of}.persona_id`, filter.personaId),
];

/** Who answered, and where. */
export const answeredAs = (of: Sql, { engine, model, surface }: FigureFilter): Condition[] => [
  equals(sql`${of}.engine`, engine),
  model === null ? null : anyOf([sql`${of}.model_asked = ${model}`, sql`${of}.model_answered = ${model}`]),
  equals(sql`${of}.surface`, surface),
];

/** Facts of what was asked of the programme; suggestions of questions are answers, too, and nobody is measured by them. */
export const OF_QUESTIONS: Condition = sql`not answer_fact.of_suggestions`;

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
const madeBy = (of: Sql, { codeVersion, ruleVersion, companyVersion }: FactVersions): Condition =>
  sql`(${of}.code_version, ${of}.rule_version, ${of}.company_version)
      = (${codeVersion}, ${ruleVersion}, ${companyVersion})`;

/** The same without some series. */
export const withoutSeries = (measured: Measured, series: readonly Series[]): Measured =>
  series.length === 0
    ? measured
    : {
        ...measured,
        facts: [...measured.facts, notIn(FACT, series)],
        sums: measured.sums && [...measured.sums, notIn(SUM, series)],
        answered: measured.answered && [...measured.answered, notIn(CITED_SUM, series)],
        said: measured.said && [...measured.said, notIn(MEASURED_STEP, series)],
        ofKinds: true,
      };

/** The same of what one at least of some filters leaves of it, which ask for nothing but kinds of answers and of questions. */
export const inAnyOf = (measured: Measured, filters: readonly FigureFilter[]): Measured => ({
  ...measured,
  facts: [...measured.facts, anyOf(filters.map((filter) => allOf(ofKinds(FACT, filter))))],
  sums: measured.sums && [...measured.sums, anyOf(filters.map((filter) => allOf(ofKinds(SUM, filter))))],
  answered: null,
  said: null,
  ofKinds: measured.ofKinds || filters.some(asksForKinds),
});

export const notIn = (of: Sql, series: readonly Series[]): Condition =>
  isOfNone(series, {
    engine: sql`${of}.engine`,
    modelAsked: sql`${of}.model_asked`,
    surface: sql`${of}.surface`,
  });
