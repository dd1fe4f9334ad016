import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { requirePermission, type Call } from "@/lib/services/context";
import { personaFieldsSchema } from "./fields";

/** Makes a persona. */
export async function makePersona({
  ctx,
  input,
}: Call<{ name: string; systemMessage: string }>): Promise<{ id: string }> {
  requirePermission(ctx, "prompt:write");
  const fields = personaFieldsSchema.parse(input);
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const persona = await tx.prisma.persona.create({
      data: { workspaceId, ...fields, createdAt: ctx.now() },
      select: { id: true },
    });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "persona.create",
      entityId: persona.id,
      after: fields,
    });
    return persona;
  });
}
