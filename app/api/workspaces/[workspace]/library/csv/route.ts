import { z } from "zod";
import { exportPrompts } from "@/lib/services/prompt-imports";
import { workspaceCsv } from "@/lib/web/download";

/** A set's questions as CSV that imports again unchanged. */
export const GET = workspaceCsv(
  { permission: "prompt:read", query: z.object({ set: z.uuid() }) },
  async ({ ctx }, { set }) => {
    const { setName, ...csv } = await exportPrompts({ ctx, input: { setId: set } });
    return { name: setName, marked: true, ...csv };
  },
);
