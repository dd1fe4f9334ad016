import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { SAVED_VIEW_LIMITS } from "@/lib/domain/answers/saved-view";
import { viewNameSchema, viewQuerySchema } from "@/lib/domain/answers/saved-view-schema";
import { AppError } from "@/lib/domain/errors";
import { foldName } from "@/lib/domain/text/fold-name";
import { memberId, requirePermission, requirePerson, type Call, type Context } from "@/lib/services/context";
import { getView } from "./list";

// Anybody who may read answers keeps views of their own; what the workspace shares is changed by those who annotate.

type Inside = Context & { tx: Transaction };

/** Keeps a view under a name. Throws `conflict` where there is one of that name, or as many as may be. */
export async function saveView({
  ctx,
  input,
}: Call<{ name: string; query: string; shared: boolean }>): Promise<{ id: string }> {
  requirePermission(ctx, input.shared ? "answer:annotate" : "answer:read");
  const ownerId = input.shared ? null : requirePerson(ctx);
  const name = viewNameSchema.parse(input.name);
  const query = viewQuerySchema.parse(input.query);
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await requireRoom(ctx, { ownerId, name });
    const made = { createdById: memberId(ctx), createdAt: ctx.now() };
    const { id } = await tx.prisma.savedView.create({
      data: { workspaceId, name, folded: foldName(name), query, ownerId, ...made },
    });
    const after = { name, query, shared: input.shared };
    await recordDecision(tx, ctx, { workspaceId, action: "saved_view.save", entityId: id, after });
    return { id };
  });
}

/** Gives a view another name, or shares one's own. What is shared stays so: others may open it. */
export async function changeView({
  ctx,
  input,
}: Call<{ id: string; name: string; shared: boolean }>): Promise<void> {
  requirePermission(ctx, "answer:read");
  const name = viewNameSchema.parse(input.name);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, ...before } = await getChangeable(ctx, input.id);
    if (input.shared) requirePermission(ctx, "answer:annotate");
    const ownerId = input.shared ? null : before.ownerId;
    const folded = foldName(name);
    if (folded !== before.folded || ownerId !== before.ownerId) await requireRoom(ctx, { ownerId, name, id });
    await tx.prisma.savedView.update({ where: { id, workspaceId }, data: { name, folded, ownerId } });
    await recordDecision(tx, ctx, {
      ...{ workspaceId, action: "saved_view.change", entityId: id },
      before: { name: before.name, shared: before.ownerId === null },
      after: { name, shared: ownerId === null },
    });
  });
}

/** Keeps another way of looking under a view's name. */
export async function updateView({ ctx, input }: Call<{ id: string; query: string }>): Promise<void> {
  requirePermission(ctx, "answer:read");
  const query = viewQuerySchema.parse(input.query);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, ...before } = await getChangeable(ctx, input.id);
    if (before.query === query) return;
    await tx.prisma.savedView.update({ where: { id, workspaceId }, data: { query } });
    await recordDecision(tx, ctx, {
      ...{ workspaceId, action: "saved_view.change", entityId: id },
      ...{ before: { query: before.query }, after: { query } },
    });
  });
}

/** Removes a view; for whom the list opened with it, it opens with all answers. */
export async function removeView({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "answer:read");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, name, query, ownerId } = await getChangeable(ctx, input.id);
    await tx.prisma.savedView.delete({ where: { id, workspaceId } });
    const before = { name, query, shared: ownerId === null };
    await recordDecision(tx, ctx, { workspaceId, action: "saved_view.remove", entityId: id, before });
  });
}

/** What the list opens with for whoever asks: a view, or, with null, all answers. */
export async function openFirst({ ctx, input }: Call<{ id: string | null }>): Promise<void> {
  requirePermission(ctx, "answer:read");
  const userId = requirePerson(ctx);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const view = input.id === null ? null : await getView(ctx, input.id);
    await tx.prisma.membership.updateMany({
      where: { workspaceId, userId },
      data: { firstViewId: view?.id ?? null },
    });
    await recordDecision(tx, ctx, {
      ...{ workspaceId, action: "saved_view.open_first", entityId: view?.id ?? userId },
      after: { name: view?.name ?? null },
    });
  });
}

/** A view of one's own, or a shared one for those who may change what is shared. */
async function getChangeable(ctx: Inside, id: string) {
  const view = await getView(ctx, id);
  if (view.ownerId === null) requirePermission(ctx, "answer:annotate");
  return view;
}

/** Holds the views of an owner, or the shared ones, and looks whether a name is free there and one more may be. */
async function requireRoom(
  { tx, workspaceId }: Inside,
  { ownerId, name, id }: { ownerId: string | null; name: string; id?: string },
): Promise<void> {
  await tx.query({
    text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
    values: [`saved views ${workspaceId} ${ownerId ?? ""}`],
  });
  const others = { workspaceId, ownerId, id: { not: id } };
  const same = await tx.prisma.savedView.findFirst({ where: { ...others, folded: foldName(name) } });
  if (same) {
    const message = `${ownerId === null ? "The workspace shares" : "You have"} a view “${same.name}” already.`;
    throw new AppError("conflict", { message, fields: { name: message } });
  }
  const most = ownerId === null ? SAVED_VIEW_LIMITS.shared : SAVED_VIEW_LIMITS.own;
  if ((await tx.prisma.savedView.count({ where: others })) >= most)
    throw new AppError("conflict", {
      message: `Nothing was saved: ${ownerId === null ? "a workspace shares" : "you can have"} at most ${most} views. Remove one first.`,
    });
}
