"use server";

import { z } from "zod";
import { wantReportMails } from "@/lib/services/report-mailings";
import { publicAction } from "@/lib/web/action";
import { endMails } from "./mails-of";

const anyone = publicAction
  .metadata({ permission: "anyone" })
  .inputSchema(z.object({ token: z.string().max(100) }));

/** Ends the mails that a link came with, for whoever holds it. */
export const unsubscribeAction = anyone.action(async ({ ctx: { ctx }, parsedInput }) => ({
  isEnded: await endMails({ ctx, input: parsedInput }),
}));

/** Takes that back for a report's mails, whose readers have no settings to do it in. */
export const returnToReportMailsAction = anyone.action(async ({ ctx: { ctx }, parsedInput }) => ({
  isBack: await wantReportMails({ ctx, input: { ...parsedInput, wanted: true } }),
}));
