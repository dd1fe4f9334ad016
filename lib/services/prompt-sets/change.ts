import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { setDescriptionSchema, setNameSchema } from "@/lib/domain/library/prompt-set";
import { requirePermission, type Call } from "@/lib/services/context";
import { requireFreeName } from "./free-name";
import { lockPromptSet } from "./in-workspace";

/** Gives a set another name and description. Throws `not_found`, and `conflict` where a set in use has the name. */
export async function changePromptSet({
  ctx,
  input,
}: Call<{ id: string; name: string; description: string }>): Promise<void> {
  requirePermission(ctx, "prompt:write");
  const after = {
    name: setNameSchema.parse(input.name),
    description: setDescriptionSchema.parse(input.description),
  };
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, archivedAt } = await lockPromptSet(ctx, input.id);
    if (archivedAt === null) await requireFreeName(ctx, { name: after.name, exceptId: id });
    const select = { name: true, description: true };
    const before = await tx.prisma.promptSet.findUniqueOrThrow({ where: { id }, select });
    await tx.prisma.promptSet.update({ where: { id }, data: after });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "prompt_set.change",
      entityId: id,
      before,
      after,
    });
  });
}
