import { z } from "zod";

/** What can be decided about a name that answers give and nobody tracks, beside tracking it. */
export const NAME_DECISIONS = ["company", "dismissed"] as const;
export type NameDecision = (typeof NAME_DECISIONS)[number];

const exampleSchema = z.object({
  answerId: z.uuid(),
  engine: z.string(),
  model: z.string(),
  sentence: z.string(),
  mark: z.object({ start: z.int(), end: z.int() }),
});

const suggestedSchema = z.object({
  name: z.string(),
  answers: z.int(),
  mentions: z.int(),
  examples: exampleSchema.array(),
});
export type SuggestedName = z.infer<typeof suggestedSchema>;

/** Names among the newest answers that nobody tracks, and what was decided about others. */
export const nameSuggestionsSchema = z.object({
  /** How many of the newest answers were looked through. */
  answers: z.int(),
  /** Whether these are all there are. */
  isAll: z.boolean(),
  /** The commonest, undecided. */
  names: suggestedSchema.array(),
  /** How many more there are. */
  more: z.int(),
  decided: z.object({ name: z.string(), decision: z.enum(NAME_DECISIONS) }).array(),
  /** How the rules did on recorded answers that they were not made with; experimental where too few of the names were right. */
  quality: z.object({ precision: z.number(), recall: z.number(), isExperimental: z.boolean() }),
  /** The version of the list of companies, which goes with the informative rate; 0: none was made. */
  companyVersion: z.int(),
});
export type NameSuggestions = z.infer<typeof nameSuggestionsSchema>;
