import "server-only";
import type { Queryable } from "@/lib/db/columns";
import { haveIntentsTold } from "@/lib/db/sql/brands/intents";
import {
  addRuleVersion,
  readBrandsInUse,
  readCompanies,
  readNewestRules,
} from "@/lib/db/sql/brands/rule-versions";
import { memberId, type Context } from "@/lib/services/context";

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
  if (await freeze(tx, ctx, "brands", rules)) await haveIntentsTold(tx, workspaceId);
}

/** The same with the list of the category's companies that are not tracked. Brands are held before. */
export async function freezeCompanies(tx: Queryable, ctx: Context): Promise<void> {
  await freeze(tx, ctx, "companies", await readCompanies(tx, ctx.workspaceId));
}

/** Whether it is another version than the newest. */
async function freeze(
  tx: Queryable,
  ctx: Context,
  kind: "brands" | "companies",
  rules: readonly unknown[],
): Promise<boolean> {
  const { workspaceId } = ctx;
  const newest = await readNewestRules(tx, { workspaceId, kind });
  if (isSame(newest?.rules ?? [], rules)) return false;
  const number = (newest?.number ?? 0) + 1;
  const made = { madeById: memberId(ctx), madeAt: ctx.now() };
  await addRuleVersion(tx, { workspaceId, kind, number, rules, ...made });
  return true;
}

/** JSON as the database keeps it has its keys in an order of its own. */
const isSame = (one: unknown, other: unknown): boolean => sorted(one) === sorted(other);

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
