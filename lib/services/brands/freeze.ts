import "server-only";
import type { Queryable } from "@/lib/db/columns";
import { haveIntentsTold } from "@/lib/db/sql/brands/intents";
import { readBrandsInUse, readCompanies } from "@/lib/db/sql/brands/rule-versions";
import type { Context } from "@/lib/services/context";
import { freezeRules } from "@/lib/services/freeze-rules";

/**
 * Holds a workspace's brands until the transaction ends: who changes one reads and writes what no other changes
 * meanwhile, and versions of the rules have numbers without gaps.
 */
export async function lockBrands(tx: Queryable, workspaceId: string): Promise<void> {
  await tx.query({
    text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
    values: [`brands ${workspaceId}`],
  });
}

/**
 * Writes the rules of all brands in use down as a new version, in the transaction that changed one; the same rules as
 * the newest version's are none. What was measured by an earlier one is measured again by the worker.
 */
export async function freezeBrands(tx: Queryable, ctx: Context): Promise<void> {
  const { workspaceId } = ctx;
  const brands = await readBrandsInUse(tx, workspaceId);
  const rules = brands.map(({ id, number, name, role, rules }) => ({ id, number, name, role, ...rules }));
  if (await freezeRules(tx, ctx, { kind: "brands", rules })) await haveIntentsTold(tx, workspaceId);
}

/** The same with the list of the category's companies that are not tracked. Brands are held before. */
export async function freezeCompanies(tx: Queryable, ctx: Context): Promise<void> {
  const rules = await readCompanies(tx, ctx.workspaceId);
  await freezeRules(tx, ctx, { kind: "companies", rules });
}
