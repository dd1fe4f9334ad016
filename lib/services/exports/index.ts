export { exportAnswers, type ExportedRows, exportSources } from "./export-rows";
