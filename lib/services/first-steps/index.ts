export { askForNames, namesAskSchema, type NamesAsk } from "./ask-for-names";
export { firstRunSchema, type FirstRun } from "./first-run-schema";
export { startFirstRun } from "./start";
