export { exportDataset } from "./export-dataset";
export { importDataset } from "./import-dataset";
export { getDatasetStand } from "./read-import";
export { addDatasetPiece, discardDatasetImport, openDatasetImport, startDatasetImport } from "./upload";
export { continueDatasetImports } from "./work";
