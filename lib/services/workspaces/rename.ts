import "server-only";
import { workspaceNameSchema } from "@/lib/domain/workspace";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";

/** Gives a workspace another name. Its address stays, so that no link to it breaks. */
export async function renameWorkspace({ ctx, input }: Call<{ name: string }>): Promise<void> {
  requirePermission(ctx, "workspace:rename");
  await prismaOf(ctx).workspace.update({
    where: { id: ctx.workspaceId },
    data: { name: workspaceNameSchema.parse(input.name) },
  });
}
