export { listPlannerChoices } from "./list-choices";
export { planSampleRun, type PlannedSample, type PricedSample } from "./plan-sample";
