import "server-only";
import { inOne, type Queryable } from "@/lib/db/columns";
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

/**
 * Inserts answers with one statement. Their texts go beside all else, as bytes, which nobody has to write or read as JSON;
 * that of the one section there mostly is goes once.
 */
export async function insertAnswers(db: Queryable, answers: readonly NewAnswer[]): Promise<void> {
  const texts = inOne(answers.map(({ text }) => Buffer.from(text)));
  const rows = answers.map(({ text, items, ...row }, place) => {
    const isWhole = isOfOneSection(text, items);
    const at = { textFrom: texts.from[place], textLength: texts.length[place] };
    return { ...row, ...at, isWhole, items: isWhole ? withoutText(items) : items };
  });
  await db.query({
    text: `
      insert into app.answer
        (task_id, workspace_id, model_answered, surface, web_search_done, input_tokens, output_tokens, reasoning_tokens,
         model_charge, cost, cost_derived, text, items, fan_out_queries, citation_count, ended_early, left_out,
         reading_versions, answered_at, received_at, elapsed_ms)
      select "taskId", "workspaceId", "modelAnswered", surface, "webSearchDone", "inputTokens", "outputTokens",
             "reasoningTokens", "modelCharge", cost, "costDerived", text,
             case when "isWhole" then jsonb_set(items, '{0,sections,0,text}', to_jsonb(text)) else items end, "fanOutQueries", "citationCount",
             "endedEarly", "leftOut", "readingVersions", "answeredAt", "receivedAt", "elapsedMs"
        from jsonb_to_recordset($1::jsonb) as one (
          "taskId" uuid, "workspaceId" uuid, "modelAnswered" text, surface text, "webSearchDone" boolean,
          "inputTokens" int, "outputTokens" int, "reasoningTokens" int, "modelCharge" numeric, cost numeric,
          "costDerived" boolean, "textFrom" int, "textLength" int, "isWhole" boolean, items jsonb, "fanOutQueries" text[], "citationCount" int, "endedEarly" text,
          "leftOut" int, "readingVersions" jsonb, "answeredAt" timestamptz, "receivedAt" timestamptz, "elapsedMs" int),
             lateral (select convert_from(substring($2::bytea from "textFrom" for "textLength"), 'UTF8') as text offset 0) as its`,
    values: [JSON.stringify(rows), texts.bytes],
  });
}

/** Most texts are the text of the one section there is. */
const isOfOneSection = (text: string, [item, ...more]: readonly AnswerItemView[]): boolean =>
  more.length === 0 &&
  item?.type === "message" &&
  item.sections.length === 1 &&
  item.sections[0]?.text === text;

const withoutText = (items: readonly AnswerItemView[]): AnswerItemView[] =>
  items.map((item) =>
    item.type === "message"
      ? { ...item, sections: item.sections.map((section) => ({ ...section, text: "" })) }
      : item,
  );
