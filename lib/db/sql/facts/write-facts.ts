import "server-only";
import type { Queryable } from "@/lib/db/columns";
import type { FactVersions } from "./stale-facts";

/** What was measured of an answer, as `lib/reading/facts` says it; brands by their numbers. */
export interface NewFact {
  taskId: string;
  isEnglish: boolean | null;
  brands: readonly number[];
  mentions: readonly number[];
  linked: readonly number[];
  levels: readonly number[] | null;
  listRanks: readonly (number | null)[];
  portrayals: readonly number[] | null;
  absentBrands: readonly number[];
  absences: readonly number[];
  citedBrands: readonly number[];
  citedCounts: readonly number[];
  companies: number;
  suggested: number | null;
}

/** Writes what was measured of answers with one statement. */
export async function writeFacts(
  tx: Queryable,
  { codeVersion, ruleVersion, companyVersion }: FactVersions,
  facts: readonly NewFact[],
): Promise<void> {
  await tx.query({
    text: `
      update app.answer_fact fact
         set code_version = $2, rule_version = $3, company_version = $4, is_english = one."isEnglish", brands = one.brands,
             mentions = one.mentions, linked = one.linked, levels = one.levels, list_ranks = one."listRanks", portrayals = one.portrayals,
             absent_brands = one."absentBrands", absences = one.absences, cited_brands = one."citedBrands",
             cited_counts = one."citedCounts", companies = one.companies, suggested = one.suggested
        from jsonb_to_recordset($1::jsonb) as one (
          "taskId" uuid, "isEnglish" boolean, brands smallint[], mentions int[], linked int[], levels smallint[],
          "listRanks" int[], portrayals float8[], "absentBrands" smallint[], absences int[], "citedBrands" smallint[], "citedCounts" int[],
          companies int, suggested int)
       where fact.task_id = one."taskId"`,
    values: [JSON.stringify(facts), codeVersion, ruleVersion, companyVersion],
  });
}
