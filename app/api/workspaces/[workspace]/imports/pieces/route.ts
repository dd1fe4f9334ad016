import { z } from "zod";
import { addPiece } from "@/lib/services/answer-imports";
import { buildHeader } from "@/lib/web/error-reply";
import { workspaceUpload } from "@/lib/web/upload";

const requestSchema = z.object({ id: z.uuid(), number: z.int().nonnegative() });

/** One piece of a file of answers, which is kept until the import is done. */
export const POST = workspaceUpload(
  { permission: "answer:import", request: requestSchema },
  async ({ ctx }, asked, bytes) => {
    await addPiece({ ctx, input: { ...asked, bytes: Uint8Array.from(bytes) } });
    return Response.json({ kept: true }, { headers: { "Cache-Control": "no-store", ...buildHeader() } });
  },
);
