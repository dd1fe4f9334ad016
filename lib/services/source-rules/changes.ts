import "server-only";
import {
  countStaleSources,
  readMoves,
  readRuleVersions,
  type SourceRuleVersion,
} from "@/lib/db/sql/sources/rule-changes";
import type { RuleChange, RuleChanges } from "@/lib/domain/sources/rule-changes";
import { nameOfRule, type SourceRule } from "@/lib/domain/sources/source-rule";
import { requirePermission, sqlOf, type Call } from "@/lib/services/context";
import { namesOf } from "@/lib/services/names-of";

const SHOWN_MAX = 20;

/** How far the telling by the rules in force is, and what the last changes of rules moved. */
export async function listRuleChanges({ ctx }: Call): Promise<RuleChanges> {
  requirePermission(ctx, "source:read");
  const { workspaceId } = ctx;
  const db = sqlOf(ctx);
  // One more, which the oldest that is shown is compared with.
  const versions = await readRuleVersions(db, { workspaceId, limit: SHOWN_MAX + 1 });
  const moved = await readMoves(db, { workspaceId, limit: SHOWN_MAX });
  const names = await namesOf(
    ctx,
    versions.flatMap(({ madeById }) => madeById ?? []),
  );

  const own = new Map(versions.map((version) => [`${version.number}.${version.brands}`, version]));
  const movesOf = new Map<SourceRuleVersion, RuleChange["moves"]>();
  const others: RuleChange[] = [];
  for (const { toldBy, at, moves } of moved) {
    // What moved while brands were as when the version was made is its doing; what moved later is not.
    const version = own.get(toldBy.slice(toldBy.indexOf(".") + 1));
    if (version) movesOf.set(version, [...(movesOf.get(version) ?? []), ...moves]);
    else others.push({ key: toldBy, version: null, at: at.toISOString(), moves });
  }
  const changes = versions.slice(0, SHOWN_MAX).map((version, place): RuleChange => {
    const { number, madeById, madeAt, rules } = version;
    return {
      key: String(number),
      version: {
        ...{ number, madeBy: (madeById !== null && names.get(madeById)) || null },
        ...differenceOf(versions[place + 1]?.rules ?? [], rules),
      },
      at: madeAt.toISOString(),
      moves: movesOf.get(version) ?? [],
    };
  });
  const all = [...changes, ...others].sort((one, other) => (one.at < other.at ? 1 : -1));
  return { ...(await countStaleSources(db, workspaceId)), changes: all.slice(0, SHOWN_MAX) };
}

function differenceOf(before: readonly SourceRule[], after: readonly SourceRule[]) {
  const [was, is] = [before, after].map((rules) => new Map(rules.map((rule) => [nameOfRule(rule), rule])));
  const names = (rules: readonly SourceRule[], isMeant: (name: string, rule: SourceRule) => boolean) =>
    rules
      .map((rule) => [nameOfRule(rule), rule] as const)
      .flatMap(([name, rule]) => (isMeant(name, rule) ? [name] : []));
  return {
    added: names(after, (name) => !was?.has(name)),
    changed: names(after, (name, rule) => {
      const old = was?.get(name);
      return old !== undefined && (old.class !== rule.class || old.pageType !== rule.pageType);
    }),
    removed: names(before, (name) => !is?.has(name)),
  };
}
