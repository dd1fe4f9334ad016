export { readReportMails, wantReportMails } from "./leave";
export { mailReportToMe } from "./mail-to-me";
export { getReportMails } from "./read";
export { sendDueReports } from "./send-due";
export { setReportMailing } from "./set";
export { stopReportMailing } from "./stop";
