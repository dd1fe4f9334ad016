export { readHealth, type Health } from "./read-health";
export { hashSetupCode, isSetUp, isSetupCode, ownerSchema, setUp, type Owner } from "./set-up";
export { readWorkerState } from "./worker-state";
