import "server-only";
import type { Condition } from "@/lib/db/query/conditions";
import type { By } from "@/lib/db/query/filters";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { isCompanyTold, namesCompany, namesOneOf, putsFirstOneOf } from "@/lib/db/sql/facts/said-of-brands";
import type { AnswerFilter, CompaniesIn, CompetitorsIn } from "@/lib/domain/answers/answer-filter";
import {
  type AskedLevel,
  type AskedPortrayal,
  type CountedAs,
  JUDGED_FROM,
} from "@/lib/domain/answers/said-of-brands";

type Said = Pick<
  AnswerFilter,
  | "brandId"
  | "level"
  | "portrayal"
  | "withBrandId"
  | "withoutBrandId"
  | "competitors"
  | "companies"
  | "citedBrandId"
  | "counted"
>;

/**
 * What answers say of brands, as figures count it: of facts that are measured, and of no request for questions. By the
 * index of brands, or of each row by itself.
 */
export function saying(own: WorkspaceReads, filter: Said, by: By): Condition {
  const asked = saidOf(own, filter).filter((condition) => condition !== null);
  if (asked.length === 0 && filter.counted === null) return null;
  const askedForQuestions = own.select({
    columns: sql`run.id`,
    from: "run",
    where: [sql`run.kind = 'suggestions'`],
  });
  const facts = (where: Condition[]) =>
    own.select({
      columns: sql`answer_fact.task_id`,
      from: "answer_fact",
      where: [
        ...where,
        ...asked,
        sql`answer_fact.code_version > 0`,
        sql`answer_fact.run_id not in (${askedForQuestions})`,
      ],
    });
  return by === "set"
    ? sql`task.id in (${facts([])})`
    : sql`exists (${facts([sql`answer_fact.task_id = task.id`])})`;
}

function saidOf(own: WorkspaceReads, filter: Said): Condition[] {
  const numbers = (where: Sql): Sql =>
    own.select({ columns: sql`brand.number`, from: "brand", where: [where] });
  const ofId = (id: string): Sql => numbers(sql`brand.id = ${id}::uuid`);
  const inUse = (where: Sql): Sql =>
    sql`array(${numbers(sql`brand.archived_at is null and ${where}`)})::smallint[]`;
  const holding = (brands: Sql, id: string | null): Condition =>
    id === null ? null : sql`${brands} @> array[(${ofId(id)})]::smallint[]`;
  const { brandId, level, portrayal, withBrandId, withoutBrandId, citedBrandId } = filter;
  const { competitors, companies, counted } = filter;
  const tracked = inUse(sql`brand.role <> 'control'`);
  const place =
    brandId === null ? null : sql`array_position(answer_fact.brands, (${ofId(brandId)})::smallint)`;
  return [
    holding(sql`answer_fact.brands`, brandId),
    level && recommending(level, place),
    portrayal && portraying(portrayal, place),
    holding(sql`answer_fact.brands`, withBrandId),
    // A brand that is not there is named nowhere, and nothing is known to be without it either.
    withoutBrandId === null
      ? null
      : sql`(${ofId(withoutBrandId)}) is not null and not ((${ofId(withoutBrandId)}) = any(answer_fact.brands))`,
    competitors && COMPETITORS[competitors](inUse(sql`brand.role = 'competitor'`)),
    companies && COMPANIES[companies](tracked),
    holding(sql`answer_fact.cited_brands`, citedBrandId),
    counted && COUNTED[counted](tracked, place),
  ];
}

const COMPETITORS: Record<CompetitorsIn, (brands: Sql) => Sql> = {
  named: namesOneOf,
  "top-pick": putsFirstOneOf,
};

const COMPANIES: Record<CompaniesIn, (tracked: Sql) => Sql> = {
  some: namesCompany,
  none: (tracked) => sql`not ${namesCompany(tracked)} and ${isCompanyTold(tracked)}`,
  told: isCompanyTold,
};

// `place`: where in a fact's lists the brand stands that is asked for; null for any brand.

const LEAST_LEVEL: Record<AskedLevel, number> = { shortlisted: 1, "top-pick": 2 };

const recommending = (level: AskedLevel, place: Sql | null): Sql =>
  place === null
    ? sql`${LEAST_LEVEL[level]} <= any(answer_fact.levels)`
    : sql`answer_fact.levels[${place}] >= ${LEAST_LEVEL[level]}`;

function portraying(portrayal: AskedPortrayal, place: Sql | null): Sql {
  if (portrayal === "told") return sql`answer_fact.portrayals is not null`;
  if (portrayal === "not-told") return sql`answer_fact.portrayals is null`;
  return place === null
    ? sql`exists (select from unnest(answer_fact.portrayals, answer_fact.mentions) as said (sum, mentions)
                   where ${TONES[portrayal](sql`said.sum / said.mentions`)})`
    : TONES[portrayal](sql`(answer_fact.portrayals[${place}] / answer_fact.mentions[${place}])`);
}

const TONES: Record<"positive" | "negative" | "neutral", (mean: Sql) => Sql> = {
  positive: (mean) => sql`${mean} >= ${JUDGED_FROM}::float8`,
  negative: (mean) => sql`${mean} <= ${-JUDGED_FROM}::float8`,
  neutral: (mean) => sql`abs(${mean}) < ${JUDGED_FROM}::float8`,
};

const COUNTED: Record<CountedAs, (tracked: Sql, place: Sql | null) => Condition> = {
  measured: () => null,
  levels: () => sql`answer_fact.levels is not null`,
  brands: namesOneOf,
  listed: (_tracked, place) =>
    place === null
      ? sql`array_remove(answer_fact.list_ranks, null) <> '{}'`
      : sql`answer_fact.list_ranks[${place}] is not null`,
};
