import "server-only";
import { inOne, type Queryable } from "@/lib/db/columns";
import type { AnswerItemView } from "@/lib/domain/answers/answer";
import { keptItems } from "@/lib/domain/answers/kept-items";

/** A row of `app.answer` as it is written. Amounts in decimal strings of dollars. */
export interface NewAnswer {
  taskId: string;
  workspaceId: string;
  modelAnswered: string;
  surface: string;
  webSearchDone: boolean | null;
  inputTokens: number | null;
  outputTokens: number | null;
  reasoningTokens: number | null;
  modelCharge: string | null;
  cost: string | null;
  costDerived: boolean;
  text: string;
  items: readonly AnswerItemView[];
  fanOutQueries: readonly string[];
  citationCount: number;
  endedEarly: string | null;
  leftOut: number;
  readingVersions: unknown;
  answeredAt: Date;
  receivedAt: Date;
  /** Null where it was imported. */
  elapsedMs: number | null;
}

/**
 * Inserts answers with one statement. Their texts go beside all else, as bytes, which nobody has to write or read as JSON.
 * The statement has a name, and so soon a plan that holds no parameters: to plan it with megabytes of them copies these.
 */
export async function insertAnswers(db: Queryable, answers: readonly NewAnswer[]): Promise<void> {
  const texts = inOne(answers.map(({ text }) => Buffer.from(text)));
  const rows = answers.map(({ text, items, ...row }, place) => ({
    ...row,
    ...{ textFrom: texts.from[place], textLength: texts.length[place], items: keptItems({ text, items }) },
  }));
  await db.query({
    name: "insert answers",
    text: `
      insert into app.answer
        (task_id, workspace_id, model_answered, surface, web_search_done, input_tokens, output_tokens, reasoning_tokens,
         model_charge, cost, cost_derived, text, items, fan_out_queries, citation_count, ended_early, left_out,
         reading_versions, answered_at, received_at, elapsed_ms)
      select "taskId", "workspaceId", "modelAnswered", surface, "webSearchDone", "inputTokens", "outputTokens",
             "reasoningTokens", "modelCharge", cost, "costDerived", text, items, "fanOutQueries", "citationCount", "endedEarly", "leftOut",
             "readingVersions", "answeredAt", "receivedAt", "elapsedMs"
        from jsonb_to_recordset($1::jsonb) as one (
          "taskId" uuid, "workspaceId" uuid, "modelAnswered" text, surface text, "webSearchDone" boolean,
          "inputTokens" int, "outputTokens" int, "reasoningTokens" int, "modelCharge" numeric, cost numeric,
          "costDerived" boolean, "textFrom" int, "textLength" int, items jsonb, "fanOutQueries" text[],
          "citationCount" int, "endedEarly" text, "leftOut" int, "readingVersions" jsonb, "answeredAt" timestamptz, "receivedAt" timestamptz, "elapsedMs" int),
             lateral (select convert_from(substring($2::bytea from "textFrom" for "textLength"), 'UTF8') as text offset 0) as its`,
    values: [JSON.stringify(rows), texts.bytes],
  });
}
