export { askAgain } from "./ask-again";
export { createRun, planRun } from "./create";
export { getRun } from "./get";
export { getRunAsk } from "./get-ask";
export { getLastRunAsk } from "./get-last-ask";
export type { CreatedRun } from "./send-once";
export { previewSetRun } from "./preview-set-run";
export { startSetRun } from "./start-set-run";
