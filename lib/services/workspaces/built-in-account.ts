import "server-only";
import { createAccount, revokeAccount, rotatePassword } from "@/lib/api-service/accounts/accounts";
import { getDb } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { getPool } from "@/lib/db/pool";
import { AppError } from "@/lib/domain/errors";
import { env } from "@/lib/env";
import { seal } from "@/lib/seal";
import { CONNECTION_PURPOSE } from "@/lib/services/connections/open-client";
import { requireOperator, type InstanceCall } from "@/lib/services/context";

/**
 * The one place where the dashboard touches the service other than over the wire: it creates the new workspace's account
 * there and keeps its login and sealed password as the workspace's first connection.
 */
export async function connectBuiltInService({ id, slug }: { id: string; slug: string }): Promise<void> {
  const { login, password } = await createAccount(getPool(), { name: `workspace ${slug}`, workspaceId: id });
  await getDb().connection.create({
    data: {
      workspaceId: id,
      kind: "builtin",
      name: "Built-in service",
      login,
      sealedPassword: seal(password, env().secret, CONNECTION_PURPOSE),
      isDefault: true,
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
  await inTransaction(getPool(), async (db) => {
    const credentials = await rotatePassword(db, accountId);
    if (!credentials)
      throw new AppError("conflict", {
        message: "The account was revoked meanwhile. Nothing was changed.",
      });
    await db.query({
      text: "update app.connection set sealed_password = $2 where kind = 'builtin' and login = $1",
      values: [credentials.login, seal(credentials.password, env().secret, CONNECTION_PURPOSE)],
    });
  });
}

/** Revokes the workspace's accounts on the built-in service. */
export async function disconnectBuiltInService(workspaceId: string): Promise<void> {
  const { rows } = await getPool().query<{ id: string }>(
    "select id from api.account where workspace_id = $1 and revoked_at is null",
    [workspaceId],
  );
  for (const { id } of rows) await revokeAccount(getPool(), id, new Date());
}
