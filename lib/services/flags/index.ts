export { flagAnswers } from "./flag-answers";
export { countFlags, flagsOf, listFlags } from "./read";
export { changeFlag, mergeFlags, removeFlag } from "./write";
