import { z } from "zod";
import { exportDataset } from "@/lib/services/datasets";
import { workspaceDownload } from "@/lib/web/download";

const querySchema = z.object({ raw: z.stringbool().default(false) });

/** Everything of a workspace as one archive; with raw requests and replies where asked for. */
export const GET = workspaceDownload("workspace:edit", async ({ ctx, workspace }, address) => {
  const input = querySchema.parse(Object.fromEntries(address));
  const day = ctx.now().toISOString().slice(0, "yyyy-mm-dd".length);
  return {
    name: `${workspace.slug}-dataset-${day}.zip`,
    type: "application/zip",
    chunks: await exportDataset({ ctx, input }),
  };
});
