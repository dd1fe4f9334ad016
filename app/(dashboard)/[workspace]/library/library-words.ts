import type { FunnelStage, Intent } from "@/lib/domain/library/prompt-set";

/** What the first screen of the library answers. */
export const SETS_QUESTION = "Which questions does the programme ask, and in which sets?";

export const MARKETS_QUESTION = "Where, and in which language, is asked?";

export const PERSONAS_QUESTION = "As whom is asked?";

export const INTENT_LABELS: Record<Intent, string> = { branded: "Branded", unbranded: "Unbranded" };

export const STAGE_LABELS: Record<FunnelStage, string> = {
  awareness: "Awareness",
  consideration: "Consideration",
  decision: "Decision",
  retention: "Retention",
};
