import { z } from "zod";
import {
  familyNameSchema,
  FUNNEL_STAGES,
  INTENTS,
  LIBRARY_LIMITS,
  tagsSchema,
  topicSchema,
  weightSchema,
} from "./prompt-set";

/** What a prompt of a set is beside its wording: all that can be changed of many at once. */
export const promptPropertiesSchema = z.strictObject({
  topic: z.string().nullable(),
  tags: z.array(z.string()),
  intent: z.enum(INTENTS).nullable(),
  stage: z.enum(FUNNEL_STAGES).nullable(),
  marketId: z.uuid().nullable(),
  personaId: z.uuid().nullable(),
  familyId: z.uuid().nullable(),
  /** A decimal as text. */
  weight: z.string(),
  /** ISO date and time; null while in use. */
  archivedAt: z.string().nullable(),
});
export type PromptProperties = z.infer<typeof promptPropertiesSchema>;

/** Their names. */
export const PROPERTIES = promptPropertiesSchema.keyof().options;

const someTags = tagsSchema.refine((tags) => tags.length > 0, "Name at least one tag.");

/** One change of many prompts. Null takes the property away. */
export const promptEditSchema = z.discriminatedUnion("change", [
  z.strictObject({ change: z.literal("topic"), topic: topicSchema }),
  z.strictObject({ change: z.literal("add_tags"), tags: someTags }),
  z.strictObject({ change: z.literal("remove_tags"), tags: someTags }),
  z.strictObject({ change: z.literal("intent"), intent: z.enum(INTENTS).nullable() }),
  z.strictObject({ change: z.literal("stage"), stage: z.enum(FUNNEL_STAGES).nullable() }),
  z.strictObject({ change: z.literal("market"), marketId: z.uuid().nullable() }),
  z.strictObject({ change: z.literal("persona"), personaId: z.uuid().nullable() }),
  z.strictObject({ change: z.literal("weight"), weight: weightSchema }),
  z.strictObject({ change: z.literal("join_family"), familyId: z.uuid() }),
  z.strictObject({ change: z.literal("make_family"), name: familyNameSchema }),
  z.strictObject({ change: z.literal("split_family") }),
  z.strictObject({ change: z.literal("archive") }),
  z.strictObject({ change: z.literal("restore") }),
]);
export type PromptEdit = z.infer<typeof promptEditSchema>;

/** The same once a family to be made has been made: it is joined. */
export type AppliedEdit = Exclude<PromptEdit, { change: "make_family" }>;

/**
 * What a prompt is after an edit, or why it stays as it is: it is so already, or would have more tags than a prompt may
 * have. `now` dates what is archived.
 */
export function applyEdit(
  was: PromptProperties,
  edit: AppliedEdit,
  now: Date,
): Partial<PromptProperties> | "same" | "too_many_tags" {
  const wanted = wantedBy(was, edit, now);
  if ((wanted.tags?.length ?? 0) > LIBRARY_LIMITS.tags) return "too_many_tags";
  return isSame(was, wanted) ? "same" : wanted;
}

function wantedBy(was: PromptProperties, edit: AppliedEdit, now: Date): Partial<PromptProperties> {
  switch (edit.change) {
    case "topic":
      return { topic: edit.topic };
    case "add_tags":
      return { tags: [...was.tags, ...edit.tags.filter((tag) => !was.tags.includes(tag))] };
    case "remove_tags":
      return { tags: was.tags.filter((tag) => !edit.tags.includes(tag)) };
    case "intent":
      return { intent: edit.intent };
    case "stage":
      return { stage: edit.stage };
    case "market":
      return { marketId: edit.marketId };
    case "persona":
      return { personaId: edit.personaId };
    case "weight":
      return { weight: edit.weight };
    case "join_family":
      return { familyId: edit.familyId };
    case "split_family":
      return { familyId: null };
    case "archive":
      return { archivedAt: was.archivedAt ?? now.toISOString() };
    case "restore":
      return { archivedAt: null };
  }
}

/** Whether a prompt is in every named property as said. */
export const isSame = (prompt: PromptProperties, said: Partial<PromptProperties>): boolean =>
  PROPERTIES.every((name) => !(name in said) || JSON.stringify(said[name]) === JSON.stringify(prompt[name]));

/** What came of a change of many prompts. Those left as they were are counted by the reason. */
export interface ChangeOutcome {
  /** The act in the set's history, by which it is undone; null where nothing was changed. */
  changeId: string | null;
  changed: number;
  /** They were so already. */
  same: number;
  /** They would have been the same question as another of the set. */
  duplicates: number;
  tooManyTags: number;
}
