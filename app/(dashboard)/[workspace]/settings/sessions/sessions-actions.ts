"use server";

import { z } from "zod";
import { revokeOtherSessions, revokeSession } from "@/lib/services/people";
import { personalAction } from "@/lib/web/action";

/** Ends one of the signed-in person's own sessions. */
export const revokeSessionAction = personalAction
  .metadata({ permission: "signed-in" })
  .inputSchema(z.object({ sessionId: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    await revokeSession({ ctx, input: parsedInput });
  });

/** Ends all sessions of the signed-in person but the one they ask in. */
export const revokeOtherSessionsAction = personalAction
  .metadata({ permission: "signed-in" })
  .inputSchema(z.object({}))
  .action(async ({ ctx: { ctx, session } }) => {
    await revokeOtherSessions({ ctx, input: { sessionId: session.sessionId } });
  });
