import { z } from "zod";
import { FUNNEL_STAGES, INTENTS } from "./library-limits";
import type { PromptSelection, SetPromptFilter } from "./set-prompt";

const filterSchema: z.ZodType<SetPromptFilter> = z.strictObject({
  text: z.string().max(200).nullable(),
  topic: z.string().max(200).nullable(),
  tag: z.string().max(200).nullable(),
  intent: z.enum(INTENTS).nullable(),
  stage: z.enum(FUNNEL_STAGES).nullable(),
  marketId: z.uuid().nullable(),
  personaId: z.uuid().nullable(),
  familyId: z.uuid().nullable(),
  archived: z.boolean(),
});

/** As many ids as somebody picks by hand over a list's pages; more is a filter. */
const MOST_IDS = 5000;

export const promptSelectionSchema: z.ZodType<PromptSelection> = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(MOST_IDS, `At most ${MOST_IDS} by hand.`) }),
  z.strictObject({ filter: filterSchema }),
]);
