import type { FindingKind } from "@/lib/domain/answers/finding-kind";

export const WHAT_TO_DO_QUESTION = "What do the answers ask for, and on what evidence?";

export const FINDING_LABELS: Record<FindingKind, string> = {
  "source-gap": "Source gaps",
  outranked: "Competitor first",
  uninformative: "Names nobody",
  "source-lost": "Sources lost",
};

/** The same of one line. */
export const FINDING_LABEL: Record<FindingKind, string> = {
  ...FINDING_LABELS,
  "source-gap": "Source gap",
  "source-lost": "Source lost",
};
