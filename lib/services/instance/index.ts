export { readHealth, type Health } from "./read-health";
export { hashSetupCode, isSetUp, isSetupCode, ownerSchema, setUp, type Owner } from "./set-up";
export { readShellNotices } from "./shell-notices";
