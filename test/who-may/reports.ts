import * as reports from "@/lib/services/reports";
import { ADMIN, ANYBODY, RESEARCHER, VIEWER, type Line } from "./allowed";

/** A picture of one pixel. */
const DOT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

const CHANGE = {
  ...{ title: "Another title", comment: "", period: { from: "2026-05-01", to: "2026-05-31" } },
  shows: { prompts: false, costs: false, notes: false },
};

export const reportsLines: Line[] = [
  ["reports.listReports", VIEWER, "done", "done", (ctx) => reports.listReports({ ctx })],
  [
    "reports.getReport",
    VIEWER,
    "done",
    "not_found",
    (ctx, { report: id }) => reports.getReport({ ctx, input: { id } }),
  ],
  [
    "reports.makeReport",
    RESEARCHER,
    "done",
    "done",
    (ctx) => reports.makeReport({ ctx, input: { ...CHANGE, view: "overview", query: "" } }),
  ],
  [
    "reports.changeReport",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { report: id }) => reports.changeReport({ ctx, input: { ...CHANGE, id } }),
  ],
  [
    "reports.listReportLinks",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { report: reportId }) => reports.listReportLinks({ ctx, input: { reportId } }),
  ],
  [
    "reports.makeReportLink",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { report: reportId }) => reports.makeReportLink({ ctx, input: { reportId, days: 7 } }),
  ],
  [
    "reports.openSharedReport",
    ANYBODY,
    "done",
    "done",
    (ctx) => reports.openSharedReport({ ctx, input: { token: "a guess" } }),
  ],
  [
    "reports.revokeReportLink",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { report: reportId, reportLink: id }) => reports.revokeReportLink({ ctx, input: { reportId, id } }),
  ],
  [
    "reports.removeReport",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { report: id }) => reports.removeReport({ ctx, input: { id } }),
  ],
  ["reports.getReportLogo", VIEWER, "done", "done", (ctx) => reports.getReportLogo({ ctx })],
  ["reports.readReportLogo", VIEWER, "done", "done", (ctx) => reports.readReportLogo({ ctx })],
  [
    "reports.setReportLogo",
    ADMIN,
    "done",
    "done",
    (ctx) => reports.setReportLogo({ ctx, input: { data: DOT } }),
  ],
  ["reports.removeReportLogo", ADMIN, "done", "done", (ctx) => reports.removeReportLogo({ ctx })],
  [
    "reports.readSharedLogo",
    ANYBODY,
    "done",
    "done",
    (ctx) => reports.readSharedLogo({ ctx, input: { token: "a guess" } }),
  ],
];
