import { z } from "zod";

/** One model an API offers for an engine, with what it can do; null where the API does not say. */
export const modelSchema = z.object({
  name: z.string(),
  reasoning: z.boolean().nullable(),
  webSearch: z.boolean().nullable(),
  taskPost: z.boolean().nullable(),
});
export type Model = z.infer<typeof modelSchema>;

export const modelListSchema = z.object({ models: z.array(modelSchema), fetchedAt: z.iso.datetime() });
export type ModelList = z.infer<typeof modelListSchema>;
