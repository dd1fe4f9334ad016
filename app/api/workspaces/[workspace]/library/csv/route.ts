import { z } from "zod";
import { FUNNEL_STAGES, INTENTS } from "@/lib/domain/library/library-limits";
import { typedText } from "@/lib/domain/text/typed-text";
import { exportPrompts } from "@/lib/services/prompt-imports";
import { workspaceCsv } from "@/lib/web/download";

const text = typedText("The text").max(200).nullable().default(null);
const id = z.uuid().nullable().default(null);

const querySchema = z.object({
  set: z.uuid(),
  text,
  topic: text,
  tag: text,
  intent: z.enum(INTENTS).nullable().default(null),
  stage: z.enum(FUNNEL_STAGES).nullable().default(null),
  marketId: id,
  personaId: id,
  familyId: id,
  archived: z.stringbool().default(false),
});

/** A set's questions, as they are narrowed to, as CSV that imports again unchanged. */
export const GET = workspaceCsv(
  { permission: "prompt:read", query: querySchema },
  async ({ ctx }, { set: setId, ...filter }) => {
    const { setName, ...csv } = await exportPrompts({ ctx, input: { setId, filter } });
    return { name: setName, marked: true, ...csv };
  },
);
