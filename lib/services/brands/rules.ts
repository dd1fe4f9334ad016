import "server-only";
import { readNewestRules } from "@/lib/db/sql/brands/rule-versions";
import { readFrozenBrands, type FrozenBrand } from "@/lib/domain/brands/stored-brand";
import { requirePermission, sqlOf, type Call } from "@/lib/services/context";

/** The rules that brands are found by now, frozen: the version's number goes with what is told by them. 0: no brands. */
export async function newestBrandRules({ ctx }: Call): Promise<{ number: number; brands: FrozenBrand[] }> {
  requirePermission(ctx, "brand:read");
  const { workspaceId } = ctx;
  const newest = await readNewestRules(sqlOf(ctx), { workspaceId, kind: "brands" });
  return newest
    ? { number: newest.number, brands: readFrozenBrands(newest.rules) }
    : { number: 0, brands: [] };
}
