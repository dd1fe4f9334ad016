import * as datasets from "@/lib/services/datasets";
import { bytesOf, unzip } from "@/test/unzip";
import { ADMIN, type Line } from "./allowed";

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
];
