export { exportDataset } from "./export-dataset";
export { importDataset } from "./import-dataset";
