import "server-only";
import type { Queryable } from "@/lib/db/columns";

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
  items: unknown;
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
             "reasoningTokens", "modelCharge", cost, "costDerived", text, items, "fanOutQueries", "citationCount",
             "endedEarly", "leftOut", "readingVersions", "answeredAt", "receivedAt", "elapsedMs"
        from jsonb_to_recordset($1::jsonb) as one (
          "taskId" uuid, "workspaceId" uuid, "modelAnswered" text, surface text, "webSearchDone" boolean,
          "inputTokens" int, "outputTokens" int, "reasoningTokens" int, "modelCharge" numeric, cost numeric,
          "costDerived" boolean, text text, items jsonb, "fanOutQueries" text[], "citationCount" int, "endedEarly" text,
          "leftOut" int, "readingVersions" jsonb, "answeredAt" timestamptz, "receivedAt" timestamptz, "elapsedMs" int)`,
    values: [JSON.stringify(answers)],
  });
}
