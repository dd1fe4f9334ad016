"use server";

import { passwordResetSchema, resetPassword } from "@/lib/services/people";
import { publicAction } from "@/lib/web/action";

/** Gives the account that a link is for another password. Guarded by the link's secret. */
export const resetPasswordAction = publicAction
  .metadata({ permission: "anyone" })
  .inputSchema(passwordResetSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await resetPassword({ ctx, input: parsedInput });
  });
