"use server";

import { z } from "zod";
import { ownLimitsSchema } from "@/lib/api-service/accounts/limits";
import {
  closeAccount,
  depositSchema,
  getAccount,
  limitAccount,
  newAccountSchema,
  openAccount,
  payIn,
  renewPassword,
} from "@/lib/api-service/accounts/operator";
import { AppError } from "@/lib/domain/errors";
import { OPERATE } from "@/lib/domain/permission";
import { log } from "@/lib/log";
import { renewBuiltInPassword } from "@/lib/services/workspaces";
import { operatorAction } from "@/lib/web/action";

const operate = operatorAction.metadata({ permission: OPERATE });
const onAccount = operate.bindArgsSchemas([z.uuid()]);

/** Opens an account; its password is in the reply and nowhere else. */
export const openAccountAction = operate
  .inputSchema(newAccountSchema)
  .action(async ({ ctx: { session }, parsedInput }) => {
    const { id, login, password } = await openAccount(parsedInput);
    log().info({ by: session.user.id, account: id }, "the operator opened an API account");
    return { login, password };
  });

/** Gives an account a new password. A workspace's own goes straight into its connection and is shown to nobody. */
export const renewPasswordAction = onAccount.action(
  async ({ ctx: { session, ctx }, bindArgsParsedInputs: [id] }) => {
    const { workspaceId } = await getAccount(id);
    const credentials = workspaceId === null ? await renewPassword(id) : null;
    if (workspaceId !== null) await renewBuiltInPassword({ ctx, input: { accountId: id } });
    log().info({ by: session.user.id, account: id }, "the operator renewed an API account's password");
    return { credentials };
  },
);

/** Closes an account for good. Its name, typed by the operator, says that they mean it. */
export const closeAccountAction = onAccount
  .inputSchema(z.object({ name: z.string() }))
  .action(async ({ ctx: { session }, bindArgsParsedInputs: [id], parsedInput }) => {
    const { name } = await getAccount(id);
    if (parsedInput.name.trim() !== name) {
      throw new AppError("invalid", {
        message: "That is not the account's name. Nothing was revoked.",
        fields: { name: "The name exactly as shown." },
      });
    }
    await closeAccount(id);
    log().info({ by: session.user.id, account: id }, "the operator revoked an API account");
  });

/** Pays money in, or out. */
export const depositAction = onAccount
  .inputSchema(depositSchema)
  .action(async ({ ctx: { session }, bindArgsParsedInputs: [id], parsedInput: { amount } }) => {
    await payIn(id, amount);
    log().info({ by: session.user.id, account: id, amount }, "the operator paid into an API account");
  });

/** Sets an account's limits; what is left out is the default. */
export const limitAction = onAccount
  .inputSchema(ownLimitsSchema)
  .action(async ({ ctx: { session }, bindArgsParsedInputs: [id], parsedInput }) => {
    await limitAccount(id, parsedInput);
    log().info({ by: session.user.id, account: id }, "the operator set an API account's limits");
  });
