export { listNotes } from "./list";
export { addNote, changeNote, removeNote } from "./write";
