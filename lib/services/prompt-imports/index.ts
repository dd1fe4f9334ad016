export { exportPrompts } from "./export";
export { checkImport, importPrompts, type ImportInput, listLeftOut } from "./import";
