import "server-only";
import { withTransaction } from "@/lib/db/transaction";
import { readStoredBrand, writeRules } from "@/lib/domain/brands/stored-brand";
import { AppError } from "@/lib/domain/errors";
import { foldName } from "@/lib/domain/text/fold-name";
import { readBrands } from "@/lib/reading/mentions/read-brands";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";
import { freezeBrands, lockBrands } from "./freeze";
import { insertBrand, rewriteBrand } from "./write";

/** The brands in use as a file of brands has them. */
export async function exportBrands({ ctx }: Call): Promise<object[]> {
  requirePermission(ctx, "brand:read");
  const rows = await prismaOf(ctx).brand.findMany({
    where: { workspaceId: ctx.workspaceId, archivedAt: null },
    orderBy: { number: "asc" },
  });
  return rows.map((row) => {
    const brand = readStoredBrand(row);
    return { name: brand.name, role: brand.role, ...writeRules(brand) };
  });
}

/** So much of what is wrong is told at once. */
const PROBLEMS_MAX = 50;

/**
 * Brings brands of a file in: those in use of the same name become as the file says, others are made; none is taken
 * away. All of them, or nothing: throws `invalid` with all that is wrong, by field.
 */
export async function importBrands({
  ctx,
  input: { text },
}: Call<{ text: string }>): Promise<{ made: number; changed: number; same: number }> {
  requirePermission(ctx, "brand:write");
  const read = readBrands(parseFile(text));
  if ("problems" in read) {
    const told = read.problems.slice(0, PROBLEMS_MAX);
    throw new AppError("invalid", {
      message: `Nothing was imported: ${read.problems.length === 1 ? "one thing" : `${read.problems.length} things`} in the file can’t be taken.`,
      fields: Object.fromEntries(told.map(({ field, message }) => [field || "file", message])),
    });
  }
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await lockBrands(tx, workspaceId);
    const rows = await tx.prisma.brand.findMany({ where: { workspaceId, archivedAt: null } });
    const byName = new Map(rows.map((row) => [foldName(row.name), row]));
    const counts = { made: 0, changed: 0, same: 0 };
    for (const brand of read.brands) {
      const was = byName.get(foldName(brand.name));
      if (!was) {
        await insertBrand(ctx, brand);
        counts.made += 1;
      } else if (await rewriteBrand(ctx, was, brand)) counts.changed += 1;
      else counts.same += 1;
    }
    await freezeBrands(tx, ctx);
    return counts;
  });
}

function parseFile(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (cause) {
    const message = "This is no JSON.";
    throw new AppError("invalid", {
      message: `Nothing was imported. ${message}`,
      fields: { file: message },
      cause,
    });
  }
}
