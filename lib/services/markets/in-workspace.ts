import "server-only";
import { prismaOf, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/** A market of the workspace, or `not_found`. */
export async function getMarketInWorkspace(ctx: Context, id: string): Promise<{ id: string; name: string }> {
  const market = await prismaOf(ctx).market.findFirst({
    where: { id: parseId(id, "market"), workspaceId: ctx.workspaceId },
    select: { id: true, name: true },
  });
  return found(market, "market");
}
