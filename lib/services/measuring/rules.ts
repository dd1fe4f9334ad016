import "server-only";
import { z } from "zod";
import { readRuleVersion } from "@/lib/db/sql/facts/read-rule-version";
import type { Queryable } from "@/lib/db/columns";
import { readFrozenBrands, type FrozenBrand } from "@/lib/domain/brands/stored-brand";
import { compileCompanies } from "@/lib/reading/facts/compile-companies";
import { compileBrands, type Matcher } from "@/lib/reading/mentions/compile-brands";

/** Rules that were frozen, ready to be looked for. Brands go by their numbers. */
export interface CompiledRules {
  brands: readonly FrozenBrand[];
  matcher: Matcher;
  companies: Matcher | null;
}

interface RuleVersions {
  ruleVersion: number;
  companyVersion: number;
}

/** A version never changes, so that those used last are kept compiled. */
const kept = new Map<string, CompiledRules>();
const KEPT_MAX = 8;

/** A workspace's rules by their numbers; 0 is none. */
export async function rulesOf(
  db: Queryable,
  workspaceId: string,
  { ruleVersion, companyVersion }: RuleVersions,
): Promise<CompiledRules> {
  const key = `${workspaceId} ${ruleVersion} ${companyVersion}`;
  const known = kept.get(key);
  if (known) return known;
  const brands = readFrozenBrands(await readRules(db, workspaceId, "brands", ruleVersion));
  const names = z
    .string()
    .array()
    .parse(await readRules(db, workspaceId, "companies", companyVersion));
  const rules = {
    brands,
    matcher: compileBrands(brands.map((brand) => ({ ...brand, id: String(brand.number) }))),
    companies: compileCompanies(names),
  };
  const [oldest] = kept.keys();
  if (kept.size >= KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  kept.set(key, rules);
  return rules;
}

const readRules = (db: Queryable, workspaceId: string, kind: "brands" | "companies", number: number) =>
  number === 0 ? Promise.resolve([]) : readRuleVersion(db, workspaceId, kind, number);
