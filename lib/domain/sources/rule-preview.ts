import { z } from "zod";

const told = z.object({ class: z.string().nullable(), pageType: z.string().nullable() });

const exampleSchema = z.object({
  domain: z.string(),
  sourceUrl: z.string(),
  title: z.string(),
  citations: z.int(),
  before: told,
  after: told,
});
export type RulePreviewExample = z.infer<typeof exampleSchema>;

/** How many sources, with how many citations, would become another class or page type; null is "not told". */
export const sourceMoveSchema = z.object({
  what: z.enum(["class", "page type"]),
  was: z.string().nullable(),
  became: z.string().nullable(),
  sources: z.int(),
  citations: z.int(),
});

const countsSchema = z.object({ sources: z.int(), citations: z.int() });

/** What a rule would do with the sources that are known. */
export const rulePreviewSchema = z.object({
  /** How many sources were looked through. */
  looked: z.int(),
  /** Whether these are all that the rule could be of; else it stopped for the time it took. */
  isAll: z.boolean(),
  /** What it would tell, whether that is anything new or not. */
  told: countsSchema,
  /** What would become another class, page type or both. */
  moved: countsSchema,
  moves: sourceMoveSchema.array(),
  /** Of those that move, the most cited. */
  examples: exampleSchema.array(),
});
export type RulePreview = z.infer<typeof rulePreviewSchema>;
