import { z } from "zod";

/** How far the making of a demo workspace is. */
export const demoProgressSchema = z.object({
  /** Answers there so far, and answers of a whole demo. */
  answered: z.int(),
  of: z.int(),
  /** True once every question has ended, with an answer or without, and the demo can be looked at. */
  ready: z.boolean(),
  /** Whether somebody is at it; a demo that is neither ready nor going stopped half-way. */
  going: z.boolean(),
});
export type DemoProgress = z.infer<typeof demoProgressSchema>;
