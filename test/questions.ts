import type { NewPrompt } from "@/lib/domain/library/prompt-set";

/** A question of which nothing is said but what is named. */
export const question = (userPrompt: string, changes: Partial<NewPrompt> = {}): NewPrompt => ({
  userPrompt,
  systemMessage: null,
  marketId: null,
  personaId: null,
  familyId: null,
  topic: null,
  tags: [],
  intent: null,
  stage: null,
  weight: "1",
  ...changes,
});
