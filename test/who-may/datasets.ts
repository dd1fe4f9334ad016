import * as datasets from "@/lib/services/datasets";
import { bytesOf, unzip } from "@/test/unzip";
import { ADMIN, MACHINE, type Line } from "./allowed";

export const datasetsLines: Line[] = [
  [
    "datasets.exportDataset",
    ADMIN,
    "done",
    "done",
    async (ctx) => [
      ...(await unzip(await bytesOf(await datasets.exportDataset({ ctx, input: { raw: true } })))),
    ],
  ],
  // A planted workspace is not empty; a stranger's new one is, and there is no such file.
  [
    "datasets.importDataset",
    ADMIN,
    "conflict",
    "invalid",
    (ctx) => datasets.importDataset({ ctx, input: { path: "nowhere" } }),
  ],
  ["datasets.getDatasetStand", ADMIN, "done", "done", (ctx) => datasets.getDatasetStand({ ctx })],
  [
    "datasets.openDatasetImport",
    ADMIN,
    "invalid",
    "invalid",
    (ctx) => datasets.openDatasetImport({ ctx, input: { fileName: "dataset.zip", bytes: 2 ** 40 } }),
  ],
  [
    "datasets.addDatasetPiece",
    ADMIN,
    "invalid",
    "not_found",
    (ctx, { datasetImport: id }) =>
      datasets.addDatasetPiece({ ctx, input: { id, number: 0, bytes: new Uint8Array() } }),
  ],
  [
    "datasets.startDatasetImport",
    ADMIN,
    "invalid",
    "not_found",
    (ctx, { datasetImport: id }) => datasets.startDatasetImport({ ctx, input: { id } }),
  ],
  [
    "datasets.discardDatasetImport",
    ADMIN,
    "done",
    "not_found",
    (ctx, { datasetImport: id }) => datasets.discardDatasetImport({ ctx, input: { id } }),
  ],
  [
    "datasets.continueDatasetImports",
    MACHINE,
    "done",
    "not_found",
    (ctx) => datasets.continueDatasetImports({ ctx, input: { signal: AbortSignal.abort() } }),
  ],
];
