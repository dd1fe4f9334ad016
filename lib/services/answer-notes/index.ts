export { listNotes } from "./list";
export { listNotesOfAnswers, type NoteOfAnswer } from "./list-of-answers";
export { addNote, changeNote, removeNote } from "./write";
