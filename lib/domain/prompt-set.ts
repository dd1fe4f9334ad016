import { z } from "zod";

export const INTENTS = ["branded", "unbranded"] as const;
export type Intent = (typeof INTENTS)[number];

export const FUNNEL_STAGES = ["awareness", "consideration", "decision", "retention"] as const;
export type FunnelStage = (typeof FUNNEL_STAGES)[number];

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
