import "server-only";
import type { Queryable } from "@/lib/db/columns";
import { readNewestRules } from "@/lib/db/sql/brands/rule-versions";
import { readFrozenBrands } from "@/lib/domain/brands/stored-brand";
import { sourceRulesSchema, type SourceRule } from "@/lib/domain/sources/source-rule";
import type { ClassifyingRules } from "@/lib/reading/source-classes/classify-source";

/** A team's rules as their newest version has them; 0: none were ever made. */
async function readSourceRules(
  db: Queryable,
  workspaceId: string,
): Promise<{ number: number; rules: SourceRule[] }> {
  const newest = await readNewestRules(db, { workspaceId, kind: "sources" });
  return newest
    ? { number: newest.number, rules: sourceRulesSchema.parse(newest.rules) }
    : { number: 0, rules: [] };
}

/** All that a workspace's sources are told by. */
export async function readRulesInForce(db: Queryable, workspaceId: string): Promise<ClassifyingRules> {
  const { rules } = await readSourceRules(db, workspaceId);
  const brands = await readNewestRules(db, { workspaceId, kind: "brands" });
  return { rules, brands: brands ? readFrozenBrands(brands.rules) : [] };
}
