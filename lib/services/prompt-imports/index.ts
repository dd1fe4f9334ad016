export { exportPrompts } from "./export";
export { checkImport, exportLeftOut, importPrompts, type ImportInput } from "./import";
