export { changeReport } from "./change";
export { listReportLinks, makeReportLink, revokeReportLink } from "./links";
export {
  getReportLogo,
  readReportLogo,
  readSharedLogo,
  removeReportLogo,
  setReportLogo,
  type LogoFile,
  type ReportLogo,
} from "./logo";
export { makeReport } from "./make";
export { openSharedReport } from "./open-shared";
export { getReport, listReports } from "./read";
export { removeReport } from "./remove";
