import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { familyNameSchema } from "@/lib/domain/prompt-set";
import { requirePermission, type Call } from "@/lib/services/context";
import { getFamilyInWorkspace } from "./get";

/** Gives a family another name. Throws `not_found`. */
export async function renameFamily({ ctx, input }: Call<{ id: string; name: string }>): Promise<void> {
  requirePermission(ctx, "prompt:write");
  const name = familyNameSchema.parse(input.name);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const family = await getFamilyInWorkspace(ctx, input.id);
    await tx.prisma.family.update({ where: { id: family.id }, data: { name } });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "family.rename",
      entityId: family.id,
      before: { name: family.name },
      after: { name },
    });
  });
}
