import "server-only";
import { z } from "zod";
import { createAccount, revokeAccount, rotatePassword } from "@/lib/api-service/accounts/accounts";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { env } from "@/lib/env";
import { seal } from "@/lib/seal";
import { CONNECTION_PURPOSE } from "@/lib/services/connections/open-client";
import { requireOperator, type InstanceCall, type InstanceContext } from "@/lib/services/context";

type InTransaction = InstanceContext & { tx: Transaction };

/**
 * The one place where the dashboard touches the service other than over the wire: it creates the new workspace's account
 * there and keeps its login and sealed password as the workspace's first connection.
 */
export async function connectBuiltInService(
  { tx, now }: InTransaction,
  { id, slug }: { id: string; slug: string },
): Promise<void> {
  const { login, password } = await createAccount(tx, { name: `workspace ${slug}`, workspaceId: id });
  await tx.prisma.connection.create({
    data: {
      workspaceId: id,
      kind: "builtin",
      name: "Built-in service",
      login,
      sealedPassword: seal(password, env().secret, CONNECTION_PURPOSE),
      isDefault: true,
      createdAt: now(),
    },
  });
}

/**
 * Gives a workspace's account a new password and seals it into the workspace's connection, in one transaction: nobody
 * is shown it, and the workspace's next call already uses it. Throws `conflict` where the account was revoked.
 */
export async function rotateBuiltInPassword({
  ctx,
  input: { accountId },
}: InstanceCall<{ accountId: string }>): Promise<void> {
  requireOperator(ctx);
  await withTransaction(ctx, async (ctx) => {
    const { tx } = ctx;
    const credentials = await rotatePassword(tx, accountId);
    if (!credentials)
      throw new AppError("conflict", {
        message: "The account was revoked meanwhile. Nothing was changed.",
      });
    await tx.query({
      text: "update app.connection set sealed_password = $2 where kind = 'builtin' and login = $1",
      values: [credentials.login, seal(credentials.password, env().secret, CONNECTION_PURPOSE)],
    });
    await recordDecision(tx, ctx, {
      workspaceId: null,
      action: "api_account.rotate_password",
      entityId: accountId,
      after: { login: credentials.login },
    });
  });
}

const accountRows = z.object({ id: z.uuid() }).array();

/** Revokes the workspace's accounts on the built-in service. */
export async function disconnectBuiltInService(
  { tx, now }: InTransaction,
  workspaceId: string,
): Promise<void> {
  const { rows } = await tx.query({
    text: "select id from api.account where workspace_id = $1 and revoked_at is null",
    values: [workspaceId],
  });
  for (const { id } of accountRows.parse(rows)) await revokeAccount(tx, id, now());
}
