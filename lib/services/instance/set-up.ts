import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { emailSchema, newPasswordSchema } from "@/lib/domain/team/credentials";
import { AppError } from "@/lib/domain/errors";
import { proposedTimeZoneSchema } from "@/lib/domain/time/time-zone";
import { workspaceNameSchema } from "@/lib/domain/team/workspace";
import { hashPassword } from "@/lib/password";
import { prismaOf, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { createWorkspace } from "@/lib/services/workspaces";

export const ownerSchema = z.object({
  email: emailSchema,
  password: newPasswordSchema,
  workspaceName: workspaceNameSchema,
  timeZone: proposedTimeZoneSchema,
});
export type Owner = z.input<typeof ownerSchema>;

/** SHA-256 of a set-up code, as `instance` keeps it. */
const hashSetupCode = (code: string): string => createHash("sha256").update(code).digest("hex");

/** Whether the instance has its first owner. */
export async function isSetUp({ ctx }: InstanceCall): Promise<boolean> {
  const instance = await prismaOf(ctx).instance.findUnique({ where: { id: 1 }, select: { setUpAt: true } });
  return instance?.setUpAt != null;
}

/** Whether this is the code the launcher printed last, and nobody has used it. */
export async function isSetupCode({ ctx, input }: InstanceCall<{ code: string }>): Promise<boolean> {
  const instance = await prismaOf(ctx).instance.findUnique({ where: { id: 1 } });
  if (!instance?.setupCodeHash || instance.setUpAt) return false;
  return timingSafeEqual(Buffer.from(hashSetupCode(input.code)), Buffer.from(instance.setupCodeHash));
}

/**
 * Makes the instance's first user, its operator, with a first workspace: all of it, or nothing. Of two racing calls one finds the instance
 * already set up and is refused with `conflict`.
 */
export async function setUp({
  ctx,
  input,
}: InstanceCall<Owner>): Promise<{ userId: string; workspaceSlug: string }> {
  const { email, password, workspaceName, timeZone } = ownerSchema.parse(input);
  const passwordHash = await hashPassword(password);
  return withTransaction(ctx, async ({ tx, ...ctx }) => {
    const at = ctx.now();
    await tx.prisma.instance.upsert({ where: { id: 1 }, create: { id: 1 }, update: {} });
    const { count } = await tx.prisma.instance.updateMany({
      where: { id: 1, setUpAt: null },
      data: { setUpAt: at, setupCodeHash: null },
    });
    if (count === 0)
      throw new AppError("conflict", { message: "This instance is already set up. Sign in instead." });
    const { id: userId } = await tx.prisma.user.create({
      data: { email, passwordHash, isOperator: true, createdAt: at },
    });
    const owner: InstanceContext & { tx: typeof tx } = { ...ctx, tx, actor: { kind: "operator", userId } };
    await recordDecision(tx, owner, {
      workspaceId: null,
      action: "instance.set_up",
      entityId: "1",
      after: { email },
    });
    const workspace = await createWorkspace({ ctx: owner, input: { name: workspaceName, timeZone } });
    return { userId, workspaceSlug: workspace.slug };
  });
}
