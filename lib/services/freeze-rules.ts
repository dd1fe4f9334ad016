import "server-only";
import type { Queryable } from "@/lib/db/columns";
import { addRuleVersion, readNewestRules, type RuleKind } from "@/lib/db/sql/brands/rule-versions";
import { memberId, type Context } from "@/lib/services/context";

/**
 * Writes rules down as a new version of their kind, in the transaction that changed them and holds them; the same as the
 * newest version's are none. Says whether there is a new one.
 */
export async function freezeRules(
  tx: Queryable,
  ctx: Context,
  { kind, rules }: { kind: RuleKind; rules: readonly unknown[] },
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
