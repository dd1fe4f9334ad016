export { estimateTargets } from "./estimate";
export { exportLedger } from "./export";
export { reportSpend } from "./report";
