export { changeReport } from "./change";
export { listReportLinks, makeReportLink, revokeReportLink } from "./links";
export { makeReport } from "./make";
export { openSharedReport } from "./open-shared";
export { getReport, listReports } from "./read";
export { removeReport } from "./remove";
