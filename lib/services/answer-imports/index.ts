export { importFile } from "./import-file";
export { exportProblems, getImport, listImports } from "./read";
export { discardImport, startImport, undoImport } from "./steer";
export { addPiece, finishUpload, mapColumns, openImport } from "./upload";
export { continueImports } from "./work";
