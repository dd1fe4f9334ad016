import { z } from "zod";
import { taskViewSchema } from "./answer";
import { methodSchema } from "./engine";

/** A run as the compose page shows it: what was asked, and each task in the order its target was chosen. */
export const runViewSchema = z.object({
  id: z.uuid(),
  promptId: z.uuid(),
  method: methodSchema,
  label: z.string().nullable(),
  createdAt: z.iso.datetime({ offset: true }),
  tasks: z.array(taskViewSchema),
});
export type RunView = z.infer<typeof runViewSchema>;
