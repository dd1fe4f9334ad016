import * as mailings from "@/lib/services/report-mailings";
import { ANYBODY, MACHINE, RESEARCHER, type Line } from "./allowed";

const MONTHLY = { every: "month" as const, day: 1, at: "08:00", addresses: ["client@example.com"] };

export const reportMailingsLines: Line[] = [
  [
    "report-mailings.getReportMails",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { report: reportId }) => mailings.getReportMails({ ctx, input: { reportId } }),
  ],
  // No mail server is set, here and below.
  [
    "report-mailings.setReportMailing",
    RESEARCHER,
    "conflict",
    "conflict",
    (ctx, { report: reportId }) =>
      mailings.setReportMailing({ ctx, input: { ...MONTHLY, reportId, narrowing: null } }),
  ],
  [
    "report-mailings.mailReportToMe",
    RESEARCHER,
    "conflict",
    "conflict",
    (ctx, { report: reportId }) => mailings.mailReportToMe({ ctx, input: { reportId } }),
  ],
  [
    "report-mailings.stopReportMailing",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { report: reportId }) => mailings.stopReportMailing({ ctx, input: { reportId } }),
  ],
  [
    "report-mailings.readReportMails",
    ANYBODY,
    "done",
    "done",
    (ctx) => mailings.readReportMails({ ctx, input: { token: "a guess" } }),
  ],
  [
    "report-mailings.wantReportMails",
    ANYBODY,
    "done",
    "done",
    (ctx) => mailings.wantReportMails({ ctx, input: { token: "a guess", wanted: false } }),
  ],
  ["report-mailings.sendDueReports", MACHINE, "done", "not_found", (ctx) => mailings.sendDueReports({ ctx })],
];
