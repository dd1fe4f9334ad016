import "server-only";

import { type AnthropicLanguageModelOptions, createAnthropic } from "@ai-sdk/anthropic";
import { z } from "zod";

import { EngineFailure, type EngineCitation, type EngineQuestion } from "../engine";
import { versionsOnly } from "./model-list";
import { countUsage, type Reading, type Vendor } from "./vendor";

const count = z.int().nonnegative();

/** Searches one answer may make; each is charged. */
const MAX_SEARCHES = 5;

const blockSchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  thinking: z.string().optional(),
  name: z.string().optional(),
  input: z.unknown().optional(),
  citations: z
    .array(z.looseObject({ type: z.string(), url: z.string().optional(), title: z.string().nullish() }))
    .nullish(),
});
type Block = z.infer<typeof blockSchema>;

const replySchema = z.looseObject({
  model: z.string(),
  content: z.array(blockSchema),
  stop_reason: z.string().nullish(),
  usage: z.looseObject({
    input_tokens: count,
    cache_creation_input_tokens: count.nullish(),
    cache_read_input_tokens: count.nullish(),
    output_tokens: count,
    output_tokens_details: z.looseObject({ thinking_tokens: count.nullish() }).nullish(),
    server_tool_use: z.looseObject({ web_search_requests: count.nullish() }).nullish(),
  }),
});

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
    const { model, content, stop_reason: stop, usage } = replySchema.parse(reply);
    if (stop === "refusal") throw new EngineFailure("refused", true, "anthropic: the model refused");
    const answer = joinBlocks(content);
    if (answer.text === "" && stop === "model_context_window_exceeded")
      throw new EngineFailure("too_long", true, "anthropic: the context window was exceeded");
    // A paused turn would have to be asked on, which is charged again.
    if (answer.text === "" && stop !== "max_tokens")
      throw new EngineFailure(
        "broken",
        true,
        `anthropic: no answer, stopped by ${stop === "pause_turn" ? stop : "its end"}`,
      );
    const queries = content.flatMap((block) => searchQuery(block) ?? []);
    const searches = usage.server_tool_use?.web_search_requests ?? queries.length;
    return {
      modelName: model,
      ...answer,
      reasoning: content.flatMap(({ type, thinking }) => (type === "thinking" && thinking ? [thinking] : [])),
      fanOutQueries: queries,
      searched: searches > 0,
      searches,
      usage: countUsage(
        usage.input_tokens + (usage.cache_creation_input_tokens ?? 0) + (usage.cache_read_input_tokens ?? 0),
        usage.output_tokens,
        usage.output_tokens_details?.thinking_tokens ?? 0,
      ),
      told: null,
    };
  },

  async models(readJson, apiKey, engine) {
    const reply = await readJson("/models?limit=1000", {
      "x-api-key": apiKey ?? "",
      "anthropic-version": "2023-06-01",
    });
    const { data } = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) }).parse(reply);
    return versionsOnly(data.map(({ id }) => id).filter((id) => id.startsWith("claude-"))).map((name) => ({
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

/** How the model may think, and how many tokens that leaves: the SDK adds a budget on top of the text's limit. */
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
  const budgetTokens = Math.max(LEAST_BUDGET, Math.floor(maxOutputTokens / 2));
  return {
    thinking: { type: "enabled", budgetTokens },
    forText: Math.max(maxOutputTokens - budgetTokens, 1),
  };
}

const inputSchema = z.looseObject({ query: z.string() });

function searchQuery({ type, name, input }: Block): string | null {
  if (type !== "server_tool_use" || name !== "web_search") return null;
  return inputSchema.safeParse(input).data?.query ?? null;
}

const GAP = "\n\n";

/**
 * The answer's blocks in one text. A block with citations is the cited segment. Blocks follow each other without a gap,
 * except where the model went to work between them.
 */
function joinBlocks(blocks: readonly Block[]): Pick<Reading, "text" | "citations"> {
  let text = "";
  let interrupted = false;
  const citations: EngineCitation[] = [];
  for (const { type, text: own, citations: cited } of blocks) {
    if (type !== "text" || !own) {
      interrupted ||= type !== "text";
      continue;
    }
    if (interrupted && text !== "") text += GAP;
    interrupted = false;
    const segment = { start: text.length, end: text.length + own.length };
    text += own;
    for (const { type: kind, url, title } of cited ?? [])
      if (kind === "web_search_result_location" && url !== undefined)
        citations.push({ title: title ?? "", url, directUrl: null, segment });
  }
  return { text, citations };
}
