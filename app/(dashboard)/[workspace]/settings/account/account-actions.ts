"use server";

import { z } from "zod";
import { PASSWORD_MAX } from "@/lib/domain/team/password-limits";
import { allowLink, linkWishSchema, unlinkIdentity } from "@/lib/services/identities";
import {
  changePassword,
  deleteOwnAccount,
  firstPasswordSchema,
  passwordChangeSchema,
  setFirstPassword,
} from "@/lib/services/people";
import { personalAction } from "@/lib/web/action";

/** Gives the signed-in person another password; says how many other sessions ended. */
export const changePasswordAction = personalAction
  .metadata({ permission: "signed-in" })
  .inputSchema(passwordChangeSchema)
  .action(async ({ ctx: { ctx, session }, parsedInput }) => ({
    ended: await changePassword({ ctx, input: { ...parsedInput, sessionId: session.sessionId } }),
  }));

/** Gives the signed-in person, who has none, a password; says how many other sessions ended. */
export const setFirstPasswordAction = personalAction
  .metadata({ permission: "signed-in" })
  .inputSchema(firstPasswordSchema)
  .action(async ({ ctx: { ctx, session }, parsedInput }) => ({
    ended: await setFirstPassword({ ctx, input: { ...parsedInput, sessionId: session.sessionId } }),
  }));

/** Lets the signed-in person link an account at a provider, in this session and soon. Their password says it is them. */
export const allowLinkAction = personalAction
  .metadata({ permission: "signed-in" })
  .inputSchema(linkWishSchema)
  .action(async ({ ctx: { ctx, session }, parsedInput }) => {
    await allowLink({ ctx, input: { ...parsedInput, sessionId: session.sessionId } });
  });

/** Unlinks an account at a provider from the signed-in person. */
export const unlinkIdentityAction = personalAction
  .metadata({ permission: "signed-in" })
  .inputSchema(z.object({ id: z.uuid() }))
  .action(async ({ ctx: { ctx, session }, parsedInput: { id } }) => {
    await unlinkIdentity({ ctx, input: { id, sessionId: session.sessionId } });
  });

/** Deletes the signed-in person's account. Their password says that they mean it. */
export const deleteAccountAction = personalAction
  .metadata({ permission: "signed-in" })
  .inputSchema(z.object({ password: z.string().max(PASSWORD_MAX).nullable() }))
  .action(async ({ ctx: { ctx, session }, parsedInput: { password } }) => {
    await deleteOwnAccount({ ctx, input: { password, sessionId: session.sessionId } });
  });
