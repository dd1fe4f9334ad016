import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { familyNameSchema } from "@/lib/domain/library/prompt-set";
import { requirePermission, type Call } from "@/lib/services/context";
import { lockSetInUse } from "@/lib/services/prompt-sets/in-workspace";
import { getFamilyInWorkspace } from "./get";

/** Gives a family another name. Throws `not_found`, and `conflict` where its set is archived. */
export async function renameFamily({ ctx, input }: Call<{ id: string; name: string }>): Promise<void> {
  requirePermission(ctx, "prompt:write");
  const name = familyNameSchema.parse(input.name);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const family = await getFamilyInWorkspace(ctx, input.id);
    await lockSetInUse(ctx, family.setId);
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
