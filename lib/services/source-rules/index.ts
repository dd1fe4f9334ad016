export { listRuleChanges } from "./changes";
export { getSourceRule, listSourceRules } from "./list";
export { previewSourceRule } from "./preview";
export { changeSourceRule, makeSourceRule, removeSourceRule } from "./write";
