export { exportAuditEntries, exportInstanceEntries } from "./export";
export { listAuditEntries, listDeciders, listInstanceDeciders, listInstanceEntries } from "./list";
