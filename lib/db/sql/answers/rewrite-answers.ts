import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { keptItems } from "@/lib/domain/answers/kept-items";
import type { NewAnswer } from "./insert-answers";

/** What of an answer is read of its raw reply, as it is written anew. */
export interface RewrittenAnswer extends Pick<
  NewAnswer,
  | "modelAnswered"
  | "webSearchDone"
  | "inputTokens"
  | "outputTokens"
  | "reasoningTokens"
  | "text"
  | "items"
  | "fanOutQueries"
  | "citationCount"
  | "endedEarly"
  | "leftOut"
> {
  taskId: string;
  readingVersions: unknown;
}

/** Writes anew what was read of answers' raw replies, with one statement. */
export async function rewriteAnswers(db: Queryable, answers: readonly RewrittenAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  await db.query({
    text: `
      update app.answer
         set model_answered = "modelAnswered", web_search_done = "webSearchDone", input_tokens = "inputTokens",
             output_tokens = "outputTokens", reasoning_tokens = "reasoningTokens", text = one.text, items = one.items,
             fan_out_queries = "fanOutQueries", citation_count = "citationCount", ended_early = "endedEarly",
             left_out = "leftOut", reading_versions = "readingVersions"
        from jsonb_to_recordset($1::jsonb) as one (
          "taskId" uuid, "modelAnswered" text, "webSearchDone" boolean, "inputTokens" int, "outputTokens" int,
          "reasoningTokens" int, text text, items jsonb, "fanOutQueries" text[], "citationCount" int, "endedEarly" text,
          "leftOut" int, "readingVersions" jsonb)
       where answer.task_id = one."taskId"`,
    values: [JSON.stringify(answers.map((one) => ({ ...one, items: keptItems(one) })))],
  });
}

/** Notes which versions of the stages have read answers of which nothing else is another, with one statement. */
export async function noteReadingVersions(
  db: Queryable,
  answers: readonly { taskId: string; readingVersions: unknown }[],
): Promise<void> {
  if (answers.length === 0) return;
  await db.query({
    text: `update app.answer set reading_versions = "readingVersions"
             from jsonb_to_recordset($1::jsonb) as one ("taskId" uuid, "readingVersions" jsonb)
            where answer.task_id = one."taskId"`,
    values: [JSON.stringify(answers)],
  });
}

const textRows = z.object({ id: z.uuid(), text: z.string() }).array();

/** The texts of answers, as they stand in this transaction. */
export async function readWholeTexts(
  db: Queryable,
  taskIds: readonly string[],
): Promise<{ id: string; text: string }[]> {
  const { rows } = await db.query({
    text: "select task_id as id, text from app.answer where task_id = any($1::uuid[]) order by task_id",
    values: [taskIds],
  });
  return textRows.parse(rows);
}
