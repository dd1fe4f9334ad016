import "server-only";
import type { SavedView } from "@/lib/domain/answers/saved-view";
import { memberId, prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/** Views that whoever asks may open: those that the workspace shares and their own. */
const visible = (ctx: Context) => {
  const ownerId = memberId(ctx);
  return { workspaceId: ctx.workspaceId, OR: [{ ownerId: null }, ...(ownerId ? [{ ownerId }] : [])] };
};

/** The views that whoever asks may open, shared ones first, by name. */
export async function listViews({ ctx }: Call): Promise<SavedView[]> {
  requirePermission(ctx, "answer:read");
  const { workspaceId } = ctx;
  const userId = memberId(ctx);
  const [views, place] = await Promise.all([
    prismaOf(ctx).savedView.findMany({
      where: visible(ctx),
      orderBy: [{ ownerId: { sort: "asc", nulls: "first" } }, { folded: "asc" }],
      select: { id: true, name: true, query: true, ownerId: true },
    }),
    userId === null
      ? null
      : prismaOf(ctx).membership.findUnique({
          where: { workspaceId_userId: { workspaceId, userId } },
          select: { firstViewId: true },
        }),
  ]);
  return views.map(({ ownerId, ...view }) => ({
    ...view,
    isOwn: ownerId !== null,
    isFirst: view.id === place?.firstViewId,
  }));
}

/** A view that whoever asks may open, or `not_found`: somebody else's own looks like none. */
export async function getView(ctx: Context, id: string) {
  const view = await prismaOf(ctx).savedView.findFirst({
    where: { id: parseId(id, "view"), ...visible(ctx) },
    select: { id: true, name: true, folded: true, query: true, ownerId: true },
  });
  return found(view, "view");
}
