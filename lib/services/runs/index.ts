export { createRun, planRun, type CreatedRun } from "./create";
export { getRun } from "./get";
export { getRunAsk } from "./get-ask";
export { getLastRunAsk } from "./get-last-ask";
