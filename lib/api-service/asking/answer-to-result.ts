import type { Engine } from "@/lib/domain/engines/engine";
import { toWireNumber } from "@/lib/domain/amounts/money";
import { formatWireDate } from "@/lib/api-contract/format";
import type { EngineAnswer, EngineCitation } from "@/lib/engines/engine";

interface Answered {
  engine: Engine;
  /** Whether search was asked for; decides between null and a list of annotations. */
  searchAsked: boolean;
  answer: EngineAnswer;
  at: Date;
}

/** The wire's `result[0]`: the documented fields in their documented order. */
export function answerToResult({ engine, searchAsked, answer, at }: Answered) {
  return {
    model_name: answer.modelName,
    input_tokens: answer.inputTokens,
    output_tokens: answer.outputTokens,
    reasoning_tokens: answer.reasoningTokens,
    web_search: answer.searched,
    // The wire knows no "unpriced"; null says it where 0 would claim that the model was free.
    money_spent: answer.charge === null ? null : toWireNumber(answer.charge),
    datetime: formatWireDate(at),
    items: [...reasoningItems(engine, answer), messageItem(engine, searchAsked, answer)],
    fan_out_queries: answer.fanOutQueries.length > 0 ? answer.fanOutQueries : null,
  };
}

/** Reasoning comes first where there is any. Perplexity's results have message items only. */
function reasoningItems(engine: Engine, { reasoning }: EngineAnswer) {
  if (engine === "perplexity" || reasoning.length === 0) return [];
  return [{ type: "reasoning", sections: reasoning.map((text) => ({ type: "summary_text", text })) }];
}

const messageItem = (engine: Engine, searchAsked: boolean, { text, citations }: EngineAnswer) => ({
  type: "message",
  sections: [
    {
      type: "text",
      text,
      annotations: searchAsked ? citations.map((citation) => toAnnotation(engine, text, citation)) : null,
    },
  ],
});

// The wire documents offsets for ChatGPT and Gemini, and the end of a redirect for Gemini, whatever an upstream knows.
// Perplexity's are the places of its markers, which nothing else on the wire leads to their sources.
const toAnnotation = (engine: Engine, text: string, { title, url, directUrl, segment }: EngineCitation) => ({
  title,
  url,
  ...(engine !== "gemini" || directUrl === null ? {} : { direct_url: directUrl }),
  ...(engine === "claude" || segment === null
    ? {}
    : {
        start_index: segment.start,
        end_index: segment.end,
        text: text.slice(segment.start, segment.end),
      }),
});
