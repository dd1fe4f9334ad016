import "server-only";

import { type AnthropicLanguageModelOptions, createAnthropic } from "@ai-sdk/anthropic";
import { z } from "zod";

import { EngineFailure, type EngineCitation, type EngineQuestion } from "../engine";
import { noAnswer } from "./failure";
import { count, fields, parts, sum, text } from "./lenient";
import { listedNames, versionsOnly } from "./model-list";
import { addCounts, countUsage, type Reading, type Used, type Vendor } from "./vendor";

/** Searches one answer may make; each is charged. */
const MAX_SEARCHES = 5;

const citation = z.object({
  type: z.literal("web_search_result_location"),
  url: z.string().min(1),
  title: text,
});

const blockSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string(), citations: parts(citation) }),
  z.object({ type: z.literal("thinking"), thinking: z.string() }),
  z.object({ type: z.literal("redacted_thinking") }),
  z.object({ type: z.literal("server_tool_use"), name: z.string(), input: fields({ query: text }) }),
  z.object({ type: z.literal("web_search_tool_result") }),
]);
type Block = z.infer<typeof blockSchema>;

const replySchema = fields({
  model: text,
  content: parts(blockSchema),
  stop_reason: text,
  usage: fields({
    input_tokens: count,
    cache_creation_input_tokens: count,
    cache_read_input_tokens: count,
    output_tokens: count,
    output_tokens_details: fields({ thinking_tokens: count }),
    server_tool_use: fields({ web_search_requests: count }),
  }),
});

/** Ends of an answer that was to go on. */
const ENDINGS: Readonly<Record<string, Reading["endedEarly"]>> = {
  max_tokens: "length",
  model_context_window_exceeded: "length",
  pause_turn: "paused",
};

/** Claude with Anthropic's web search tool. */
export const anthropic: Vendor = {
  kind: "anthropic",

  call(question, { apiKey, baseUrl, fetch }) {
    const provider = createAnthropic({ apiKey, baseURL: baseUrl, fetch });
    const { country, city, useReasoning } = question;
    const { thinking, forText } = thinkingFor(question);
    return {
      model: provider(question.model.name),
      maxOutputTokens: forText,
      temperature: question.temperature ?? undefined,
      topP: question.topP ?? undefined,
      ...(question.webSearch && {
        tools: {
          // The first version of the tool: the later ones run code between searches, which is charged and not shown.
          web_search: provider.tools.webSearch_20250305({
            maxUses: MAX_SEARCHES,
            ...((country ?? city) !== null && {
              userLocation: {
                type: "approximate",
                ...(country !== null && { country }),
                ...(city !== null && { city }),
              },
            }),
          }),
        },
        // The vendor refuses to force a tool while the model thinks.
        toolChoice:
          question.forceWebSearch && !useReasoning ? { type: "tool", toolName: "web_search" } : "auto",
      }),
      providerOptions: { anthropic: { thinking } satisfies AnthropicLanguageModelOptions },
    };
  },

  read(reply) {
    const parsed = replySchema.parse(reply);
    const { content, stop_reason: stop } = parsed;
    if (stop === "refusal") throw new EngineFailure("refused", true, "anthropic: the model refused");
    const answer = joinBlocks(content.all);
    if (answer.text === "" && stop === "model_context_window_exceeded")
      throw new EngineFailure("too_long", true, "anthropic: the context window was exceeded");
    // A paused turn would have to be asked on, which is charged again.
    if (answer.text === "" && stop !== "max_tokens") throw noAnswer("anthropic", reply, stop);
    const calls = content.good.filter(
      (block) => block.type === "server_tool_use" && block.name === "web_search",
    );
    const queries = calls.flatMap((call) =>
      call.type === "server_tool_use" && call.input.query !== null ? [call.input.query] : [],
    );
    const used = usedOf(parsed);
    return {
      ...used,
      ...answer,
      reasoning: content.good.flatMap((block) =>
        block.type === "thinking" && block.thinking !== "" ? [block.thinking] : [],
      ),
      fanOutQueries: queries,
      searched: calls.length > 0 || (used.searches ?? 0) > 0,
      endedEarly: ENDINGS[stop ?? ""] ?? null,
      leftOut:
        content.odd +
        sum(content.good.map((block) => (block.type === "text" ? block.citations.odd : 0))) +
        (calls.length - queries.length),
    };
  },

  used: (reply) => usedOf(replySchema.parse(reply)),

  async models(readJson, apiKey, engine) {
    const reply = await readJson("/models?limit=1000", {
      "x-api-key": apiKey ?? "",
      "anthropic-version": "2023-06-01",
    });
    return versionsOnly(listedNames(reply).filter((id) => id.startsWith("claude-"))).map((name) => ({
      name,
      aliases: [],
      reasoning: !/^claude-(2|instant|3-(haiku|sonnet|opus|5))/.test(name),
      webSearch: !/^claude-(2|instant|3-(haiku|sonnet|opus))/.test(name),
      taskPost: engine !== "perplexity",
    }));
  },
};

/** From 4.6 on models set their own thinking and refuse a budget; some think unless told not to. */
const setsOwnThinking = (name: string): boolean => /^claude-[a-z]+-(4-[6-9]|[5-9])(-|$)/.test(name);

const LEAST_BUDGET = 1024;

/**
 * How the model may think, and how many tokens that leaves: the SDK adds a budget on top of the text's limit. A budget
 * is half the limit, and where the least is more, the text keeps its half all the same.
 */
function thinkingFor({ model, useReasoning, maxOutputTokens }: EngineQuestion): {
  thinking: AnthropicLanguageModelOptions["thinking"];
  forText: number;
} {
  if (!model.reasoning) return { thinking: undefined, forText: maxOutputTokens };
  if (setsOwnThinking(model.name))
    return {
      thinking: useReasoning ? { type: "adaptive", display: "summarized" } : { type: "disabled" },
      forText: maxOutputTokens,
    };
  if (!useReasoning) return { thinking: undefined, forText: maxOutputTokens };
  const half = Math.floor(maxOutputTokens / 2);
  return {
    thinking: { type: "enabled", budgetTokens: Math.max(LEAST_BUDGET, half) },
    forText: maxOutputTokens - half,
  };
}

const GAP = "\n\n";

/**
 * The answer's blocks in one text. A block with citations is the cited segment. Blocks follow each other without a gap,
 * except where the model went to work between them.
 */
function joinBlocks(blocks: readonly (Block | null)[]): Pick<Reading, "text" | "citations"> {
  let whole = "";
  let interrupted = false;
  const citations: EngineCitation[] = [];
  for (const block of blocks) {
    if (block?.type !== "text") {
      interrupted = true;
      continue;
    }
    if (block.text === "") continue;
    if (interrupted && whole !== "") whole += GAP;
    interrupted = false;
    const segment = { start: whole.length, end: whole.length + block.text.length };
    whole += block.text;
    for (const { url, title } of block.citations.good)
      citations.push({ title: title ?? "", url, directUrl: null, segment });
  }
  return { text: whole, citations };
}

function usedOf({ model, content, usage }: z.infer<typeof replySchema>): Used {
  const calls = content.good.filter(
    (block) => block.type === "server_tool_use" && block.name === "web_search",
  );
  const counted = usage.server_tool_use.web_search_requests;
  const thoughtAtAll = content.good.some(({ type }) => type === "thinking" || type === "redacted_thinking");
  const thought = usage.output_tokens_details.thinking_tokens;
  return {
    modelName: model ?? "",
    searches: counted === undefined ? calls.length : counted,
    ...countUsage(
      addCounts(
        usage.input_tokens,
        usage.cache_creation_input_tokens === undefined ? 0 : usage.cache_creation_input_tokens,
        usage.cache_read_input_tokens === undefined ? 0 : usage.cache_read_input_tokens,
      ),
      usage.output_tokens,
      thought === undefined && !thoughtAtAll ? 0 : thought,
    ),
    told: null,
  };
}
