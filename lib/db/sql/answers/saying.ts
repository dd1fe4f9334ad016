import "server-only";
import type { Condition } from "@/lib/db/query/conditions";
import type { By } from "@/lib/db/query/filters";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { isCompanyTold, namesCompany, namesOneOf, putsFirstOneOf } from "@/lib/db/sql/facts/said-of-brands";
import type { CompaniesIn, CompetitorsIn, SearchedFilter } from "@/lib/domain/answers/answer-filter";

type Said = Pick<SearchedFilter, "brandId" | "withoutBrandId" | "competitors" | "companies">;

/**
 * What an answer says of brands, as figures count it: of those that are measured, by the index of brands, or of each row
 * by itself. Requests for questions say nothing.
 */
export function saying(own: WorkspaceReads, filter: Said, by: By): Condition {
  const said = saidOf(own, filter);
  if (said.every((condition) => condition === null)) return null;
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
        ...said,
        sql`answer_fact.code_version > 0`,
        sql`answer_fact.run_id not in (${askedForQuestions})`,
      ],
    });
  return by === "set"
    ? sql`task.id in (${facts([])})`
    : sql`exists (${facts([sql`answer_fact.task_id = task.id`])})`;
}

function saidOf(own: WorkspaceReads, { brandId, withoutBrandId, competitors, companies }: Said): Condition[] {
  const numbers = (where: Sql): Sql =>
    own.select({ columns: sql`brand.number`, from: "brand", where: [where] });
  const ofId = (id: string): Sql => numbers(sql`brand.id = ${id}::uuid`);
  const inUse = (where: Sql): Sql =>
    sql`array(${numbers(sql`brand.archived_at is null and ${where}`)})::smallint[]`;
  return [
    brandId === null ? null : sql`answer_fact.brands @> array[(${ofId(brandId)})]::smallint[]`,
    // A brand that is not there is named nowhere, and nothing is known to be without it either.
    withoutBrandId === null
      ? null
      : sql`(${ofId(withoutBrandId)}) is not null and not ((${ofId(withoutBrandId)}) = any(answer_fact.brands))`,
    competitors && COMPETITORS[competitors](inUse(sql`brand.role = 'competitor'`)),
    companies && COMPANIES[companies](inUse(sql`brand.role <> 'control'`)),
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
