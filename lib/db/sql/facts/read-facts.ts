import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

const list = z.int().array();
/** A fact as a row of the database has it. */
export const factRowSchema = z.object({
  taskId: z.uuid(),
  codeVersion: z.int(),
  ruleVersion: z.int(),
  companyVersion: z.int(),
  isEnglish: z.boolean().nullable(),
  brands: list,
  mentions: list,
  linked: list,
  levels: list.nullable(),
  listRanks: z.int().nullable().array(),
  portrayals: z.number().array().nullable(),
  absentBrands: list,
  absences: list,
  citedBrands: list,
  citedCounts: list,
  companies: z.int(),
  suggested: z.int().nullable(),
});
/** A fact as it is kept. */
export type FactRow = z.infer<typeof factRowSchema>;

/** Facts of some answers of a workspace, by the answer's id. */
export async function readFacts(
  db: Queryable,
  workspaceId: string,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, FactRow>> {
  const { rows } = await db.query({
    text: `select task_id as "taskId", code_version as "codeVersion", rule_version as "ruleVersion",
                  company_version as "companyVersion", is_english as "isEnglish", brands, mentions, linked, levels, list_ranks as "listRanks", portrayals,
                  absent_brands as "absentBrands", absences, cited_brands as "citedBrands",
                  cited_counts as "citedCounts", companies, suggested
             from app.answer_fact where workspace_id = $1 and task_id = any($2::uuid[])`,
    values: [workspaceId, taskIds],
  });
  return new Map(
    factRowSchema
      .array()
      .parse(rows)
      .map((row) => [row.taskId, row]),
  );
}
