import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { setDescriptionSchema, setNameSchema } from "@/lib/domain/library/prompt-set";
import { memberId, requirePermission, type Call } from "@/lib/services/context";
import { requireFreeName } from "./free-name";

/** Makes a set without prompts. Throws `conflict` where one in use has the name, whatever the case. */
export async function createPromptSet({
  ctx,
  input,
}: Call<{ name: string; description: string }>): Promise<{ id: string }> {
  requirePermission(ctx, "prompt:write");
  const name = setNameSchema.parse(input.name);
  const description = setDescriptionSchema.parse(input.description);
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await requireFreeName(ctx, { name, exceptId: null });
    const made = { createdById: memberId(ctx), createdAt: ctx.now() };
    const set = await tx.prisma.promptSet.create({
      data: { workspaceId, name, description, ...made },
      select: { id: true },
    });
    const after = { name, description };
    await recordDecision(tx, ctx, { workspaceId, action: "prompt_set.create", entityId: set.id, after });
    return set;
  });
}
