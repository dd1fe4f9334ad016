export { estimateTargets } from "./estimate";
export { exportLedger } from "./export";
export { correct, reserve, settle, type PaidTask } from "./ledger";
export { reportSpend } from "./report";
