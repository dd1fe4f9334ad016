export { createRun, type CreatedRun } from "./create";
export { getRun } from "./get";
export { listLastTargets } from "./last-targets";
