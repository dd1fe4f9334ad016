export { createRun, type CreatedRun } from "./create";
export { getRun } from "./get";
