"use server";

import { z } from "zod";
import { PASSWORD_MAX } from "@/lib/domain/team/password-limits";
import { changePassword, deleteOwnAccount, passwordChangeSchema } from "@/lib/services/people";
import { personalAction } from "@/lib/web/action";

/** Gives the signed-in person another password; says how many other sessions ended. */
export const changePasswordAction = personalAction
  .metadata({ permission: "signed-in" })
  .inputSchema(passwordChangeSchema)
  .action(async ({ ctx: { ctx, session }, parsedInput }) => ({
    ended: await changePassword({ ctx, input: { ...parsedInput, sessionId: session.sessionId } }),
  }));

/** Deletes the signed-in person's account. Their password says that they mean it. */
export const deleteAccountAction = personalAction
  .metadata({ permission: "signed-in" })
  .inputSchema(z.object({ password: z.string().max(PASSWORD_MAX) }))
  .action(async ({ ctx: { ctx, session }, parsedInput: { password } }) => {
    await deleteOwnAccount({ ctx, input: { password, sessionId: session.sessionId } });
  });
