import { z } from "zod";
import { taskViewSchema } from "./answer";
import { methodSchema } from "./engine-schema";
import { dollarsSchema } from "./dollars-schema";

/** A run as the compose page shows it: what was asked, and each task in the order its target was chosen. */
export const runViewSchema = z.object({
  id: z.uuid(),
  promptId: z.uuid(),
  /** The connection its tasks go over. */
  connectionId: z.uuid(),
  method: methodSchema,
  label: z.string().nullable(),
  /** What was held back for it when it was sent: the most it was expected to cost. */
  reserved: dollarsSchema,
  createdAt: z.iso.datetime({ offset: true }),
  tasks: z.array(taskViewSchema),
});
export type RunView = z.infer<typeof runViewSchema>;
