"use server";

import { z } from "zod";
import { depositSchema, newAccountSchema } from "@/lib/api-service/accounts/accounts";
import {
  createAccount,
  deposit,
  revokeAccount,
  rotatePassword,
  setLimits,
} from "@/lib/api-service/accounts/decisions";
import { ownLimitsSchema } from "@/lib/api-service/accounts/limits";
import { getAccount } from "@/lib/api-service/accounts/operator";
import { AppError } from "@/lib/domain/errors";
import { OPERATE } from "@/lib/domain/team/permission";
import { log } from "@/lib/log";
import { rotateBuiltInPassword } from "@/lib/services/workspaces";
import { operatorAction } from "@/lib/web/action";

const operate = operatorAction.metadata({ permission: OPERATE });
const onAccount = operate.bindArgsSchemas([z.uuid()]);

/** Creates an account; its password is in the reply and nowhere else. */
export const createAccountAction = operate
  .inputSchema(newAccountSchema)
  .action(async ({ ctx: { session, ctx }, parsedInput }) => {
    const { id, login, password } = await createAccount(ctx, parsedInput);
    log().info({ by: session.user.id, account: id }, "the operator created an API account");
    return { login, password };
  });

/** Gives an account a new password. A workspace's own goes straight into its connection and is shown to nobody. */
export const rotatePasswordAction = onAccount.action(
  async ({ ctx: { session, ctx }, bindArgsParsedInputs: [id] }) => {
    const { workspaceId } = await getAccount(id);
    const credentials = workspaceId === null ? await rotatePassword(ctx, id) : null;
    if (workspaceId !== null) await rotateBuiltInPassword({ ctx, input: { accountId: id } });
    log().info({ by: session.user.id, account: id }, "the operator rotated an API account's password");
    return { credentials };
  },
);

/** Revokes an account for good. Its name, typed by the operator, says that they mean it. */
export const revokeAccountAction = onAccount
  .inputSchema(z.object({ name: z.string() }))
  .action(async ({ ctx: { session, ctx }, bindArgsParsedInputs: [id], parsedInput }) => {
    const { name } = await getAccount(id);
    if (parsedInput.name.trim() !== name) {
      throw new AppError("invalid", {
        message: "That is not the account's name. Nothing was revoked.",
        fields: { name: "The name exactly as shown." },
      });
    }
    await revokeAccount(ctx, id);
    log().info({ by: session.user.id, account: id }, "the operator revoked an API account");
  });

/** Deposits money, or pays it out. */
export const depositAction = onAccount
  .inputSchema(depositSchema)
  .action(async ({ ctx: { session, ctx }, bindArgsParsedInputs: [id], parsedInput: { amount } }) => {
    await deposit(ctx, id, amount);
    log().info({ by: session.user.id, account: id, amount }, "the operator made a deposit to an API account");
  });

/** Sets an account's limits; what is left out is the default. */
export const setLimitsAction = onAccount
  .inputSchema(ownLimitsSchema)
  .action(async ({ ctx: { session, ctx }, bindArgsParsedInputs: [id], parsedInput }) => {
    await setLimits(ctx, id, parsedInput);
    log().info({ by: session.user.id, account: id }, "the operator set an API account's limits");
  });
