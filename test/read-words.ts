import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { writeAnswerWords, writePromptWords } from "@/lib/db/sql/search/write-words";
import { readWords } from "@/lib/reading/search-words";

/** Reads the words of a workspace's answers and prompts that were planted as rows, as saving and the worker do. */
export async function readWordsOf(workspaceId: string): Promise<void> {
  const [answers, versions] = await Promise.all([
    getDb().answer.findMany({ where: { workspaceId }, select: { taskId: true, text: true } }),
    getDb().promptVersion.findMany({ where: { workspaceId }, select: { id: true, userPrompt: true } }),
  ]);
  await writeAnswerWords(
    getPool(),
    answers.map(({ taskId, text }) => ({ id: taskId, ...readWords(text) })),
  );
  await writePromptWords(
    getPool(),
    versions.map(({ id, userPrompt }) => ({ id, ...readWords(userPrompt) })),
  );
}
