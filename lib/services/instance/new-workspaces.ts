import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { prismaOf, requireOperator, type InstanceCall, type InstanceContext } from "@/lib/services/context";

/** Whether everybody who has an account may make workspaces, or operators alone. */
export async function areWorkspacesOpen({ ctx }: InstanceCall): Promise<boolean> {
  requireOperator(ctx);
  return readOpen(ctx);
}

/** Lets everybody who has an account make workspaces, or operators alone. Those that were made stay. */
export async function openWorkspaces({ ctx, input }: InstanceCall<{ open: boolean }>): Promise<void> {
  requireOperator(ctx);
  const { open } = input;
  await withTransaction(ctx, async (ctx) => {
    if ((await readOpen(ctx)) === open) return;
    await ctx.tx.prisma.instance.update({ where: { id: 1 }, data: { openToWorkspaces: open } });
    const action = open ? "instance.open_workspaces" : "instance.close_workspaces";
    await recordDecision(ctx.tx, ctx, { workspaceId: null, action, entityId: "1" });
  });
}

/**
 * Whether whoever acts may make a workspace: it asks by the instance's upstreams, which cost its operators money. Jobs
 * do what people were allowed to start.
 */
export async function mayMakeWorkspaces({ ctx }: InstanceCall): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind === "link") return false;
  if (actor.kind !== "member" || (await readOpen(ctx))) return true;
  const operator = { id: actor.userId, isOperator: true };
  return (await prismaOf(ctx).user.count({ where: operator })) > 0;
}

/** Throws `forbidden` unless whoever acts may make a workspace. */
export async function requireNewWorkspaces(ctx: InstanceContext): Promise<void> {
  if (!(await mayMakeWorkspaces({ ctx }))) throw new AppError("forbidden", { message: REFUSED });
}

const REFUSED =
  "Only operators of this instance make workspaces. Ask one of them for one, or to let everybody make their own.";

async function readOpen(ctx: Pick<InstanceContext, "tx">): Promise<boolean> {
  const instance = await prismaOf(ctx).instance.findUnique({ where: { id: 1 } });
  return instance?.openToWorkspaces ?? false;
}
