"use server";

import { z } from "zod";
import { unsubscribe } from "@/lib/services/notice-channels";
import { publicAction } from "@/lib/web/action";

/** Ends the mails that a link came with, for whoever holds it. */
export const unsubscribeAction = publicAction
  .metadata({ permission: "anyone" })
  .inputSchema(z.object({ token: z.string().max(100) }))
  .action(async ({ ctx: { ctx }, parsedInput }) => ({
    isEnded: await unsubscribe({ ctx, input: parsedInput }),
  }));
