import { z } from "zod";
import { ERROR_CODES } from "@/lib/domain/errors";

/** How our own GET routes refuse. */
export const errorReplySchema = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES),
    message: z.string(),
    fields: z.record(z.string(), z.string()),
    errorId: z.string().nullable(),
  }),
});
