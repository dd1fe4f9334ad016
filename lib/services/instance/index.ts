export { areWorkspacesOpen, mayMakeWorkspaces, openWorkspaces } from "./new-workspaces";
export { giveOperator, listOperators, takeOperator, type Operator } from "./operators";
export { readHealth, type Health } from "./read-health";
export { isSetUp, isSetupCode, ownerSchema, setUp, type Owner } from "./set-up";
export { readShellNotices } from "./shell-notices";
