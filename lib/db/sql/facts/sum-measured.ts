import "server-only";
import { z } from "zod";
import { JUDGED_FROM } from "@/lib/domain/answers/said-of-brands";
import type { FactVersions } from "./stale-facts";
import type { DaySums, SumTables } from "./sum-days";

/** Brands by their numbers, in the roles that a version of the rules gives them. */
export interface BrandRoles {
  own: readonly number[];
  competitors: readonly number[];
  controls: readonly number[];
}

/** Whose measured answers are summed: what the newest code and rules measured. */
export type SummedBy = FactVersions & BrandRoles;

export const MEASURED_TABLES = {
  table: "measured_step",
  unsummed: "measured_unsummed",
} as const satisfies SumTables;

/** What the measured answers of a workspace say, summed by day, week and month: prisma/sql/measured_sums.sql. */
export const measuredSums = (by: SummedBy): DaySums => ({
  ...MEASURED_TABLES,
  // All of a day is measured by the newest, which costs little to see of one that is not: it is asked again and again.
  ready: async (tx, { workspaceId, zone, days }) => {
    const { rows } = await tx.query({
      text: `select day::text from unnest($2::date[]) day
              where ${PLACES} <= ${PROMPTS_MAX} and not exists (
                select from app.answer_fact
                 where workspace_id = $1 and asked_at >= day::timestamp at time zone $3
                   and asked_at < (day + 1)::timestamp at time zone $3 and not of_suggestions
                   and (code_version, rule_version, company_version) <> ($4, $5, $6))
              order by day`,
      values: [workspaceId, days, zone, by.codeVersion, by.ruleVersion, by.companyVersion],
    });
    return z
      .object({ day: z.string() })
      .array()
      .parse(rows)
      .map(({ day }) => day);
  },
  sum: async (tx, { workspaceId, zone, days }) => {
    for (const day of days)
      await tx.query({
        text: `select app.sum_measured_day($1, $2::date, $3, $4, $5, $6, $7::smallint[], $8::smallint[], $9::smallint[],
                                           $10)`,
        values: [
          ...[workspaceId, day, zone, by.codeVersion, by.ruleVersion, by.companyVersion],
          ...[by.own, by.competitors, by.controls, JUDGED_FROM],
        ],
      });
  },
  addUp: "app.sum_measured_step",
});

/** PostgreSQL's numbers have 131,072 digits before the point; a prompt has twelve. */
const PROMPTS_MAX = 10_000;

/** How many places a workspace's prompts have, and want, in a number of all of them. */
const PLACES = `(select coalesce(max(number) + 1, 0) from app.prompt_number where workspace_id = $1)
                + (select count(*) from app.prompt
                    where workspace_id = $1 and not exists (
                      select from app.prompt_number known
                       where known.workspace_id = prompt.workspace_id and known.prompt_id = prompt.id))`;
