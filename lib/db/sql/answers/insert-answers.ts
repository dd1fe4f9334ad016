import "server-only";
import type { Queryable } from "@/lib/db/columns";
import type { AnswerItemView } from "@/lib/domain/answers/answer";

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

/** Inserts answers with one statement. */
export async function insertAnswers(db: Queryable, answers: readonly NewAnswer[]): Promise<void> {
  await db.query({
    text: `
      insert into app.answer
        (task_id, workspace_id, model_answered, surface, web_search_done, input_tokens, output_tokens, reasoning_tokens,
         model_charge, cost, cost_derived, text, items, fan_out_queries, citation_count, ended_early, left_out,
         reading_versions, answered_at, received_at, elapsed_ms)
      select "taskId", "workspaceId", "modelAnswered", surface, "webSearchDone", "inputTokens", "outputTokens",
             "reasoningTokens", "modelCharge", cost, "costDerived", coalesce(text, items #>> '{0,sections,0,text}'), items, "fanOutQueries", "citationCount",
             "endedEarly", "leftOut", "readingVersions", "answeredAt", "receivedAt", "elapsedMs"
        from jsonb_to_recordset($1::jsonb) as one (
          "taskId" uuid, "workspaceId" uuid, "modelAnswered" text, surface text, "webSearchDone" boolean,
          "inputTokens" int, "outputTokens" int, "reasoningTokens" int, "modelCharge" numeric, cost numeric,
          "costDerived" boolean, text text, items jsonb, "fanOutQueries" text[], "citationCount" int, "endedEarly" text,
          "leftOut" int, "readingVersions" jsonb, "answeredAt" timestamptz, "receivedAt" timestamptz, "elapsedMs" int)`,
    values: [JSON.stringify(answers.map((one) => ({ ...one, text: isOfOneSection(one) ? null : one.text })))],
  });
}

/** Most texts are the text of the one section there is, which is sent once. */
const isOfOneSection = ({ text, items: [item, ...more] }: NewAnswer): boolean =>
  more.length === 0 &&
  item?.type === "message" &&
  item.sections.length === 1 &&
  item.sections[0]?.text === text;
