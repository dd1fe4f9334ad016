import "server-only";
import type { Queryable } from "@/lib/db/columns";
import { readSourceRuleRows } from "@/lib/db/sql/sources/source-rules";
import { AppError } from "@/lib/domain/errors";
import { sourceRulesSchema } from "@/lib/domain/sources/source-rule";
import type { Context } from "@/lib/services/context";
import { freezeRules } from "@/lib/services/freeze-rules";

/** Holds a workspace's rules until the transaction ends: versions of them have numbers without gaps. */
export async function lockRules(tx: Queryable, workspaceId: string): Promise<void> {
  await tx.query({
    text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
    values: [`rules of sources ${workspaceId}`],
  });
}

/**
 * Writes the team's rules down as a new version, in the transaction that changed one. What earlier rules told is told
 * anew by the worker, see `tellSources`. Throws `invalid` for rules that came from elsewhere and are none.
 */
export async function freezeSourceRules(tx: Queryable, ctx: Context): Promise<void> {
  const read = sourceRulesSchema.safeParse(await readSourceRuleRows(tx, ctx.workspaceId));
  if (!read.success) {
    const [issue] = read.error.issues;
    const place = issue?.path.map(String).join(".") ?? "";
    const message = `Nothing was kept: a rule of sources can't be read (${place}): ${issue?.message ?? ""}`;
    throw new AppError("invalid", { message, cause: read.error });
  }
  await freezeRules(tx, ctx, { kind: "sources", rules: read.data });
}
