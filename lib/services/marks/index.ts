export { markModelChanges } from "./mark-model-changes";
export { listMarks } from "./read";
export { addMark, changeMark, removeMark } from "./write";
