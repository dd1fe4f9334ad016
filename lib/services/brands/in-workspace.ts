import "server-only";
import { type Brand } from "@/lib/domain/brands/brand";
import { BRAND_LIMITS } from "@/lib/domain/brands/brand-limits";
import { AppError } from "@/lib/domain/errors";
import { foldName } from "@/lib/domain/text/fold-name";
import { readBrands } from "@/lib/reading/mentions/read-brands";
import { prismaOf, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

const ROW = { id: true, number: true, name: true, role: true, rules: true, archivedAt: true } as const;

/** A brand of the workspace, archived or not, or `not_found`. */
export async function getBrandInWorkspace(ctx: Context, id: string) {
  const brand = await prismaOf(ctx).brand.findFirst({
    where: { id: parseId(id, "brand"), workspaceId: ctx.workspaceId },
    select: ROW,
  });
  return found(brand, "brand");
}

/** A brand as a form gives it. Throws `invalid` with everything that is wrong, by field: `aliases[0].text`. */
export function parseBrand(given: unknown): Brand {
  const read = readBrands([given]);
  const [brand] = "brands" in read ? read.brands : [];
  if (brand) return brand;
  const problems = "problems" in read ? read.problems : [];
  const fields = problems.map(({ field, message }) => [field.replace(/^\[0\]\.?/, ""), message] as const);
  throw new AppError("invalid", {
    message: "Nothing was saved: look at what is marked.",
    fields: Object.fromEntries(fields),
  });
}

/** Throws `conflict` where another brand in use has the name, or as many are in use as may be. Brands are held before. */
export async function requireRoomForBrand(
  ctx: Context,
  { name, exceptId }: { name: string; exceptId: string | null },
): Promise<void> {
  const others = await prismaOf(ctx).brand.findMany({
    where: {
      workspaceId: ctx.workspaceId,
      archivedAt: null,
      ...(exceptId !== null && { id: { not: exceptId } }),
    },
    select: { name: true },
  });
  const same = others.find((other) => foldName(other.name) === foldName(name));
  if (same) {
    const message = `A brand in use is called “${same.name}” already.`;
    throw new AppError("conflict", { message, fields: { name: message } });
  }
  if (others.length >= BRAND_LIMITS.brands)
    throw new AppError("conflict", {
      message: `Nothing was saved: at most ${BRAND_LIMITS.brands} brands can be in use. Archive one first.`,
    });
}
