import { z } from "zod";

/** A place at which a brand is found while its rules are being written. */
const hitSchema = z.object({
  answerId: z.uuid(),
  engine: z.string(),
  model: z.string(),
  sentence: z.string(),
  mark: z.object({ start: z.int(), end: z.int() }),
  doubt: z.enum(["looser", "longer_name"]).nullable(),
});
export type BrandPreviewHit = z.infer<typeof hitSchema>;

/** What rules find among the newest answers. */
export const brandPreviewSchema = z.object({
  /** How many of the newest answers were looked through. */
  answers: z.int(),
  /** Whether these are all there are; else it stopped for their number, or for the time it took. */
  isAll: z.boolean(),
  naming: z.int(),
  mentions: z.int(),
  looser: z.int(),
  longerName: z.int(),
  hits: hitSchema.array(),
  doubtful: hitSchema.array(),
});
export type BrandPreview = z.infer<typeof brandPreviewSchema>;
