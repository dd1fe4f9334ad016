import "server-only";
import type { BrandView } from "@/lib/domain/brands/brand-view";
import { readStoredBrand, writeRules } from "@/lib/domain/brands/stored-brand";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";
import { getBrandInWorkspace } from "./in-workspace";

type Row = Awaited<ReturnType<typeof getBrandInWorkspace>>;

/** The brands in use, then those archived, by role and name. */
export async function listBrands({ ctx }: Call): Promise<BrandView[]> {
  requirePermission(ctx, "brand:read");
  const brands = await prismaOf(ctx).brand.findMany({
    where: { workspaceId: ctx.workspaceId },
    orderBy: [{ archivedAt: { sort: "asc", nulls: "first" } }, { role: "asc" }, { name: "asc" }],
  });
  return brands.map(viewOf);
}

/** One brand, or `not_found`. */
export async function getBrand({ ctx, input }: Call<{ id: string }>): Promise<BrandView> {
  requirePermission(ctx, "brand:read");
  return viewOf(await getBrandInWorkspace(ctx, input.id));
}

const viewOf = (row: Row): BrandView => {
  const brand = readStoredBrand(row);
  return {
    ...{ id: row.id, number: row.number, name: brand.name, role: brand.role },
    ...writeRules(brand),
    archivedAt: row.archivedAt?.toISOString() ?? null,
  };
};
