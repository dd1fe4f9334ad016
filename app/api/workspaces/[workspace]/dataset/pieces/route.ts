import { z } from "zod";
import { addDatasetPiece } from "@/lib/services/datasets";
import { buildHeader } from "@/lib/web/error-reply";
import { workspaceUpload } from "@/lib/web/upload";

const requestSchema = z.object({ id: z.uuid(), number: z.int().nonnegative() });

/** One piece of a dataset's file, which is kept until the dataset is imported. */
export const POST = workspaceUpload(
  { permission: "workspace:edit", request: requestSchema },
  async ({ ctx }, asked, bytes) => {
    await addDatasetPiece({ ctx, input: { ...asked, bytes: Uint8Array.from(bytes) } });
    return Response.json({ kept: true }, { headers: { "Cache-Control": "no-store", ...buildHeader() } });
  },
);
