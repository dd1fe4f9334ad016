import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

/** Rules of a workspace that were frozen under a number, as they were written. */
export async function readRuleVersion(
  db: Queryable,
  workspaceId: string,
  kind: "brands" | "companies",
  number: number,
): Promise<unknown> {
  const { rows } = await db.query({
    text: "select rules from app.rule_version where workspace_id = $1 and kind = $2::app.rule_kind and number = $3",
    values: [workspaceId, kind, number],
  });
  return z.tuple([z.object({ rules: z.unknown() })]).parse(rows)[0].rules;
}
