import type { AnswerView } from "@/lib/domain/answers/answer";

/** "asked for, done": whether a search was wanted and whether there was one. The two often differ, and of what was imported
 * the second may not be known, nor then the first. */
export function searchWords({
  webSearchAsked,
  webSearchDone,
}: Pick<AnswerView, "webSearchAsked" | "webSearchDone">): string {
  if (webSearchDone === null) return "not told";
  if (webSearchAsked) return webSearchDone ? "asked for, done" : "asked for, not done";
  return webSearchDone ? "not asked for, done all the same" : "not asked for, not done";
}
