import { z } from "zod";

/** The wire's optional fields as asked (`max_output_tokens`, `web_search`, …), without prompt, model and tag. */
export const taskParametersSchema = z.record(
  z.string().regex(/^[a-z][a-z0-9_]*$/),
  z.union([z.string(), z.number(), z.boolean()]),
);
export type TaskParameters = z.infer<typeof taskParametersSchema>;
