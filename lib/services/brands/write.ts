import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import type { Brand } from "@/lib/domain/brands/brand";
import { readStoredBrand, writeRules } from "@/lib/domain/brands/stored-brand";
import { memberId, requirePermission, type Call, type Context } from "@/lib/services/context";
import { freezeBrands, lockBrands } from "./freeze";
import { getBrandInWorkspace, parseBrand, requireRoomForBrand } from "./in-workspace";

// Each change writes the rules down as a version, in its transaction.

/** Makes a brand. Throws `invalid` by field, `conflict` where one in use has its name. */
export async function makeBrand({ ctx, input }: Call<{ brand: unknown }>): Promise<{ id: string }> {
  requirePermission(ctx, "brand:write");
  const brand = parseBrand(input.brand);
  return withTransaction(ctx, async (ctx) => {
    await lockBrands(ctx.tx, ctx.workspaceId);
    const made = await insertBrand(ctx, brand);
    await freezeBrands(ctx.tx, ctx);
    return made;
  });
}

/** Writes a new brand, with the next number of the workspace. Brands are held before, the rules written down after. */
export async function insertBrand(ctx: Context & { tx: Transaction }, brand: Brand): Promise<{ id: string }> {
  const { tx, workspaceId } = ctx;
  await requireRoomForBrand(ctx, { name: brand.name, exceptId: null });
  const last = await tx.prisma.brand.aggregate({ where: { workspaceId }, _max: { number: true } });
  const made = await tx.prisma.brand.create({
    data: {
      ...{ workspaceId, number: (last._max.number ?? 0) + 1, ...columnsOf(brand) },
      ...{ createdById: memberId(ctx), createdAt: ctx.now() },
    },
    select: { id: true },
  });
  await recordDecision(tx, ctx, {
    ...{ workspaceId, action: "brand.create", entityId: made.id },
    after: columnsOf(brand),
  });
  return made;
}

/** Changes a brand, archived or not. Throws `not_found`, `invalid` by field, `conflict` for a name that is taken. */
export async function changeBrand({ ctx, input }: Call<{ id: string; brand: unknown }>): Promise<void> {
  requirePermission(ctx, "brand:write");
  const brand = parseBrand(input.brand);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await lockBrands(tx, workspaceId);
    const was = await getBrandInWorkspace(ctx, input.id);
    if (was.archivedAt === null) await requireRoomForBrand(ctx, { name: brand.name, exceptId: was.id });
    if (await rewriteBrand(ctx, was, brand)) await freezeBrands(tx, ctx);
  });
}

type BrandRow = Pick<Awaited<ReturnType<typeof getBrandInWorkspace>>, "id" | "name" | "role" | "rules">;

/** Writes what a brand is now; false where it is so already. Brands are held before, the rules written down after. */
export async function rewriteBrand(
  ctx: Context & { tx: Transaction },
  was: BrandRow,
  brand: Brand,
): Promise<boolean> {
  const { tx, workspaceId } = ctx;
  const [before, after] = [columnsOf(readStoredBrand(was)), columnsOf(brand)];
  if (JSON.stringify(before) === JSON.stringify(after)) return false;
  await tx.prisma.brand.update({ where: { id: was.id, workspaceId }, data: after });
  const decision = { workspaceId, action: "brand.change", entityId: was.id } as const;
  await recordDecision(tx, ctx, { ...decision, before, after });
  return true;
}

/** Takes a brand out of use, so that it is not looked for any more, or into it. Throws `not_found`, `conflict`. */
export async function archiveBrand({ ctx, input }: Call<{ id: string; archived: boolean }>): Promise<void> {
  requirePermission(ctx, "brand:write");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await lockBrands(tx, workspaceId);
    const { id, name, archivedAt } = await getBrandInWorkspace(ctx, input.id);
    if ((archivedAt !== null) === input.archived) return;
    if (!input.archived) await requireRoomForBrand(ctx, { name, exceptId: id });
    await tx.prisma.brand.update({
      where: { id, workspaceId },
      data: { archivedAt: input.archived ? ctx.now() : null },
    });
    const action = input.archived ? "brand.archive" : "brand.restore";
    await recordDecision(tx, ctx, { workspaceId, action, entityId: id });
    await freezeBrands(tx, ctx);
  });
}

const columnsOf = (brand: Brand) => ({ name: brand.name, role: brand.role, rules: writeRules(brand) });
