import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
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
  sum: async (tx, { workspaceId, zone, days }) => {
    const summed: string[] = [];
    for (const day of days)
      if (await canBeSummed(tx, { workspaceId, zone, day }, by)) {
        await sumDay(tx, { workspaceId, zone, day }, by);
        summed.push(day);
      }
    return summed;
  },
  addUp: "app.sum_measured_step",
});

interface Day {
  workspaceId: string;
  zone: string;
  day: string;
}

/** PostgreSQL's numbers have 131,072 digits before the point; a prompt has twelve. */
const PROMPTS_MAX = 10_000;

/** Whether all of a day is measured by the newest, and each of its prompts has a place in a number of all prompts. */
async function canBeSummed(
  tx: Queryable,
  { workspaceId, zone, day }: Day,
  by: FactVersions,
): Promise<boolean> {
  const { rows } = await tx.query({
    text: `select coalesce(bool_and((code_version, rule_version, company_version) = ($4, $5, $6)), true)
                    and count(distinct prompt_id)
                        + (select coalesce(max(number), 0) from app.prompt_number where workspace_id = $1)
                        < ${PROMPTS_MAX} as can
             from app.answer_fact
            where workspace_id = $1 and asked_at >= $2::date::timestamp at time zone $3
              and asked_at < ($2::date + 1)::timestamp at time zone $3 and not of_suggestions`,
    values: [workspaceId, day, zone, by.codeVersion, by.ruleVersion, by.companyVersion],
  });
  return z.tuple([z.object({ can: z.boolean() })]).parse(rows)[0].can;
}

async function sumDay(tx: Queryable, { workspaceId, zone, day }: Day, by: SummedBy): Promise<void> {
  await tx.query({
    text: `select app.sum_measured_day($1, $2::date, $3, $4, $5, $6, $7::smallint[], $8::smallint[], $9::smallint[], $10)`,
    values: [
      ...[workspaceId, day, zone, by.codeVersion, by.ruleVersion, by.companyVersion],
      ...[by.own, by.competitors, by.controls, JUDGED_FROM],
    ],
  });
}
