import "server-only";
import { getDb } from "@/lib/db/client";
import { workspaceNameSchema } from "@/lib/domain/workspace";
import { requirePermission, type Call } from "@/lib/services/context";

/** Gives a workspace another name. Its address stays, so that no link to it breaks. */
export async function renameWorkspace({ ctx, input }: Call<{ name: string }>): Promise<void> {
  requirePermission(ctx, "workspace:rename");
  await getDb().workspace.update({
    where: { id: ctx.workspaceId },
    data: { name: workspaceNameSchema.parse(input.name) },
  });
}
