"use server";

import { z } from "zod";
import { sentLogoSchema } from "@/lib/domain/exports/logo-schema";
import { linkDaysSchema, newReportSchema, reportChangeSchema } from "@/lib/domain/exports/report-schema";
import {
  changeReport,
  getReport,
  makeReport,
  makeReportLink,
  removeReport,
  removeReportLogo,
  revokeReportLink,
  setReportLogo,
} from "@/lib/services/reports";
import { mailReportToMe, setReportMailing, stopReportMailing } from "@/lib/services/report-mailings";
import { boundSlug, workspaceAction } from "@/lib/web/action";
import { reportMailingSchema } from "@/lib/domain/exports/report-mailing-schema";
import { keptReportQuery, reportNarrowing } from "./report-query";

const write = workspaceAction.metadata({ permission: "report:write" }).bindArgsSchemas(boundSlug);

/** Makes a report of a screen of figures. What is kept of its filters is what that screen would read of them. */
export const makeReportAction = write
  .inputSchema(newReportSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) =>
    makeReport({
      ctx,
      input: { ...parsedInput, query: keptReportQuery(parsedInput.view, parsedInput.query) },
    }),
  );

/** Changes a report's words, its days and what it shows. */
export const changeReportAction = write
  .inputSchema(reportChangeSchema.extend({ id: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => changeReport({ ctx, input: parsedInput }));

/** Deletes a report. */
export const removeReportAction = write
  .inputSchema(z.object({ id: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => removeReport({ ctx, input: parsedInput }));

const share = workspaceAction.metadata({ permission: "report:share" }).bindArgsSchemas(boundSlug);

/** Makes a link by which others read a report. */
export const makeReportLinkAction = share
  .inputSchema(z.object({ reportId: z.uuid(), days: linkDaysSchema }))
  .action(async ({ ctx: { ctx }, parsedInput }) => makeReportLink({ ctx, input: parsedInput }));

/** Ends such a link at once. */
export const revokeReportLinkAction = share
  .inputSchema(z.object({ reportId: z.uuid(), id: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => revokeReportLink({ ctx, input: parsedInput }));

/** Has a report go out by mail: what its figures are narrowed to is read as its screen reads it, and kept for the worker. */
export const setReportMailingAction = share
  .inputSchema(reportMailingSchema.safeExtend({ reportId: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => {
    const report = await getReport({ ctx, input: { id: parsedInput.reportId } });
    await setReportMailing({ ctx, input: { ...parsedInput, narrowing: reportNarrowing(report) } });
  });

/** Mails a report to whoever asks, as it would go out today. */
export const mailReportToMeAction = share
  .inputSchema(z.object({ reportId: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => mailReportToMe({ ctx, input: parsedInput }));

/** Ends a report's mails. */
export const stopReportMailingAction = share
  .inputSchema(z.object({ reportId: z.uuid() }))
  .action(async ({ ctx: { ctx }, parsedInput }) => stopReportMailing({ ctx, input: parsedInput }));

const edit = workspaceAction.metadata({ permission: "workspace:edit" }).bindArgsSchemas(boundSlug);

/** Keeps a picture for the head of all reports. */
export const setReportLogoAction = edit
  .inputSchema(sentLogoSchema)
  .action(async ({ ctx: { ctx }, parsedInput }) => setReportLogo({ ctx, input: parsedInput }));

/** Takes it away. */
export const removeReportLogoAction = edit
  .inputSchema(z.object({}))
  .action(async ({ ctx: { ctx } }) => removeReportLogo({ ctx }));
