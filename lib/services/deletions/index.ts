export { deleteAnswers, previewDeletion } from "./delete";
export { purgeDeletions } from "./purge";
export { listDeletions, undoDeletion } from "./undo";
