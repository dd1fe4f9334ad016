import { z } from "zod";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import {
  FUNNEL_STAGES,
  INTENTS,
  LIBRARY_LIMITS,
  WEIGHT_PATTERN,
  type FunnelStage,
  type Intent,
} from "./library-limits";

export { FUNNEL_STAGES, INTENTS, LIBRARY_LIMITS, type FunnelStage, type Intent };

const named = (what: string, limit: number) =>
  typedText("The name").trim().min(1, `Give the ${what} a name.`).check(maxChars(limit));

export const setNameSchema = named("set", LIBRARY_LIMITS.setNameChars);
export const familyNameSchema = named("family", LIBRARY_LIMITS.familyNameChars);
export const marketNameSchema = named("market", LIBRARY_LIMITS.marketNameChars);
export const personaNameSchema = named("persona", LIBRARY_LIMITS.personaNameChars);

export const setDescriptionSchema = typedText("The description")
  .trim()
  .check(maxChars(LIBRARY_LIMITS.descriptionChars));

/** A topic, or null for none. */
export const topicSchema = typedText("The topic")
  .trim()
  .check(maxChars(LIBRARY_LIMITS.topicChars))
  .transform((topic) => topic || null)
  .nullable();

/** Tags, each once, in the order given. */
export const tagsSchema = z
  .array(
    typedText("The tag")
      .trim()
      .min(1, "A tag has at least one character.")
      .check(maxChars(LIBRARY_LIMITS.tagChars, `A tag has at most ${LIBRARY_LIMITS.tagChars} characters.`)),
  )
  .transform((tags) => [...new Set(tags)])
  .refine((tags) => tags.length <= LIBRARY_LIMITS.tags, `At most ${LIBRARY_LIMITS.tags} tags.`);

/** A weight by `WEIGHT_PATTERN`, without zeros that say nothing. */
export const weightSchema = z
  .string()
  .trim()
  .regex(
    WEIGHT_PATTERN,
    "A number from 0, with at most 12 digits before the point and 6 after it: 1, or 0.5, or 14800.",
  )
  .transform((weight) => {
    const [whole = "0", fraction = ""] = weight.split(".");
    const rest = fraction.replace(/0+$/, "");
    return whole.replace(/^0+(?=\d)/, "") + (rest && `.${rest}`);
  });

export interface PromptSetRow {
  id: string;
  name: string;
  description: string;
  /** In use, as everything below. */
  prompts: number;
  /** Units of sampling: families, and prompts alone. */
  families: number;
  /** Markets that wordings were made for. */
  markets: number;
  archivedPrompts: number;
  /** ISO date and time of its newest run; null before the first. */
  lastRunAt: string | null;
  /** Of the next slot of its schedules; null where none is active. */
  nextRunAt: string | null;
  createdAt: string;
  archivedAt: string | null;
}

/** A question as it comes into a set. Its market, persona and family are the workspace's. */
export interface NewPrompt {
  userPrompt: string;
  systemMessage: string | null;
  marketId: string | null;
  personaId: string | null;
  familyId: string | null;
  topic: string | null;
  tags: readonly string[];
  intent: Intent | null;
  stage: FunnelStage | null;
  /** A decimal from 0, as text. */
  weight: string;
}

/** One prompt as a version of its set holds it. */
export const setMemberSchema = z.strictObject({
  promptVersionId: z.uuid(),
  promptId: z.uuid(),
  familyId: z.uuid().nullable(),
  marketId: z.uuid().nullable(),
  personaId: z.uuid().nullable(),
  topic: z.string().nullable(),
  tags: z.array(z.string()),
  intent: z.enum(INTENTS).nullable(),
  stage: z.enum(FUNNEL_STAGES).nullable(),
  /** A decimal, as text. */
  weight: z.string(),
});
export type SetMember = z.infer<typeof setMemberSchema>;

/** What a version of a set holds, as it is kept and hashed: in the order of the prompts' ids. */
export const writeMembers = (members: readonly SetMember[]): string =>
  JSON.stringify(
    [...members]
      .sort((a, b) => (a.promptId < b.promptId ? -1 : 1))
      .map((member) => setMemberSchema.parse(member)),
  );

/** The members of a kept text. Throws where it is none. */
export const readMembers = (text: string): SetMember[] => setMemberSchema.array().parse(JSON.parse(text));
