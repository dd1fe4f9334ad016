export { estimateTargets } from "./estimate";
export { reportSpend } from "./report";
