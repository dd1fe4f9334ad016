import "server-only";
import { readWordsInSet } from "@/lib/db/sql/library/read-words-in-set";
import type { AskedQuestion } from "@/lib/domain/library/question-ask";
import { withoutTricks } from "@/lib/format/hostile";
import { readQuestions } from "@/lib/reading/read-questions";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { getQuestionAskInWorkspace } from "./in-workspace";

/**
 * The questions that the answer of a run lists, to be reviewed: nothing of them is in the set by itself. Null while
 * there is no answer. Throws `not_found`.
 */
export async function readAskedQuestions({
  ctx,
  input,
}: Call<{ setId: string; runId: string }>): Promise<AskedQuestion[] | null> {
  requirePermission(ctx, "answer:read");
  const { text } = await getQuestionAskInWorkspace(ctx, input);
  if (text === null) return null;
  const read = readQuestions(text);
  const inSet = await readWordsInSet(readsOf(ctx), {
    setId: input.setId,
    words: read.map(({ words }) => words),
  });
  return read.map(({ words, topic, problem }) => {
    const shown = withoutTricks(words);
    return {
      words: shown,
      topic: topic && withoutTricks(topic),
      problem: problem ?? (shown === words ? null : "hidden_characters"),
      isInSet: inSet.has(words),
    };
  });
}
