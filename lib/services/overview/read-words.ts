import "server-only";
import { type Context, prismaOf, requirePermission } from "@/lib/services/context";

/** The newest wordings of prompts, for whoever may read prompts. */
export async function readWords(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  requirePermission(ctx, "prompt:read");
  const prompts = await prismaOf(ctx).prompt.findMany({
    where: { workspaceId: ctx.workspaceId, id: { in: [...ids] } },
    select: { id: true, versions: { orderBy: { number: "desc" }, take: 1, select: { userPrompt: true } } },
  });
  return new Map(prompts.map(({ id, versions }) => [id, versions[0]?.userPrompt ?? ""]));
}
