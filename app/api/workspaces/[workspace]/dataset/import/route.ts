import { z } from "zod";
import { datasetStandSchema } from "@/lib/domain/exports/dataset-import";
import { getDatasetStand } from "@/lib/services/datasets";
import { workspaceRead } from "@/lib/web/route";

const none = z.object({});

/** Where a workspace stands with its dataset, which its screen reads while a worker imports it. */
export const GET = workspaceRead(
  { permission: "workspace:edit", params: none, query: none, reply: datasetStandSchema },
  ({ ctx }) => getDatasetStand({ ctx }),
);
