import type { Losses } from "@/lib/domain/answers/deletion";
import { counted } from "./text";

/** "3 answers, 2 questions that ended without one, 12 citations, 3 raw replies and 1 note". */
export function lossWords({ tasks, answers, citations, rawReplies, notes }: Losses): string {
  const unanswered = tasks - answers;
  const parts = [
    counted(answers, "answer"),
    ...(unanswered > 0
      ? [counted(unanswered, "question that ended without one", "questions that ended without one")]
      : []),
    counted(citations, "citation"),
    counted(rawReplies, "raw reply", "raw replies"),
  ];
  return `${parts.join(", ")} and ${counted(notes, "note")}`;
}
