"use server";

import { askForReset, resetWishSchema } from "@/lib/services/people";
import { publicAction } from "@/lib/web/action";

/** Has a link mailed to whoever has this address, if anybody. Guarded by counting what is asked for. */
export const askForResetAction = publicAction
  .metadata({ permission: "anyone" })
  .inputSchema(resetWishSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await askForReset({ ctx, input: parsedInput });
  });
