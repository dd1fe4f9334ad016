import * as datasets from "@/lib/services/datasets";
import { ADMIN, type Line } from "./allowed";
import { collect } from "./inputs";

export const datasetsLines: Line[] = [
  [
    "datasets.exportDataset",
    ADMIN,
    "done",
    "done",
    async (ctx) => collect(await datasets.exportDataset({ ctx, input: { raw: true } })),
  ],
  // A planted workspace is not empty.
  [
    "datasets.importDataset",
    ADMIN,
    "conflict",
    "conflict",
    (ctx) => datasets.importDataset({ ctx, input: { path: "nowhere" } }),
  ],
];
