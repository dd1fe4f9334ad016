import "server-only";

import { createOpenAI } from "@ai-sdk/openai";
import { z } from "zod";

import { EngineFailure, type EngineCitation } from "../engine";
import { noAnswer } from "./failure";
import { findCited } from "./cited-link";
import { anything, count, fields, parts, sum, text } from "./lenient";
import { listedNames, versionsOnly } from "./model-list";
import { countUsage, type Reading, type Used, type Vendor } from "./vendor";

const citation = z.object({
  type: z.literal("url_citation"),
  url: z.string().min(1),
  title: text,
  start_index: count,
  end_index: count,
});

const contentPart = z.discriminatedUnion("type", [
  z.object({ type: z.literal("output_text"), text: z.string(), annotations: parts(citation) }),
  z.object({ type: z.literal("refusal") }),
]);

const message = z.object({ type: z.literal("message"), phase: text, content: parts(contentPart) });

const reasoning = z.object({
  type: z.literal("reasoning"),
  summary: parts(z.object({ text: z.string() })),
});

const actionSchema = fields({ type: text, query: text, queries: parts(z.string()) });

const searchCall = z
  .object({ type: z.literal("web_search_call"), action: anything })
  .transform(({ type, action }) => ({ type, bare: action == null, action: actionSchema.parse(action) }));

const replySchema = fields({
  model: text,
  status: text,
  incomplete_details: fields({ reason: text }),
  output: parts(z.discriminatedUnion("type", [message, reasoning, searchCall])),
  usage: fields({
    input_tokens: count,
    output_tokens: count,
    output_tokens_details: fields({ reasoning_tokens: count }),
  }),
});

type Reply = z.infer<typeof replySchema>;
type Item = Reply["output"]["good"][number];
type TextPart = Extract<z.infer<typeof contentPart>, { type: "output_text" }>;

const summaryRefusal = z.looseObject({ error: z.looseObject({ param: z.literal("reasoning.summary") }) });

/** OpenAI's Responses API with its web search tool. */
export function openai(): Vendor {
  // Organisations that are not verified get no summaries of reasoning, and a refusal of the question that asks for them.
  let summaries = true;
  return {
    kind: "openai",

    yields({ status, body }) {
      const yields = status === 400 && summaryRefusal.safeParse(body).success;
      if (yields) summaries = false;
      return yields;
    },

    call(question, { apiKey, baseUrl, fetch }) {
      const provider = createOpenAI({ apiKey, baseURL: baseUrl, fetch });
      const { model, webSearch, forceWebSearch, country, city } = question;
      const place = country ?? city;
      return {
        model: provider.responses(model.name),
        maxOutputTokens: question.maxOutputTokens,
        // Reasoning models refuse both.
        temperature: model.reasoning ? undefined : (question.temperature ?? undefined),
        topP: model.reasoning ? undefined : (question.topP ?? undefined),
        ...(webSearch && {
          tools: {
            web_search: provider.tools.webSearch(
              place === null
                ? {}
                : {
                    userLocation: {
                      type: "approximate",
                      ...(country !== null && { country }),
                      ...(city !== null && { city }),
                    },
                  },
            ),
          },
          toolChoice: forceWebSearch ? { type: "tool", toolName: "web_search" } : "auto",
        }),
        providerOptions: {
          openai: {
            // Answers are kept here, not there.
            store: false,
            includeWebSearchSources: false,
            forceReasoning: model.reasoning,
            ...(model.reasoning && summaries && { reasoningSummary: "auto" }),
          },
        },
      };
    },

    // The SDK's own content has the sources but not where in the text they are cited, nor what was searched for.
    read(reply) {
      const parsed = replySchema.parse(reply);
      const { output, usage, ...ending } = parsed;
      const content = answerContent(output.good);
      const texts = content.filter((part) => part.type === "output_text");
      const calls = output.good.filter((item) => item.type === "web_search_call");
      const actions = actionsIn(output.good);
      const endedEarly = judgeEnding(reply, ending, {
        empty: texts.length === 0,
        refused: content.some(({ type }) => type === "refusal"),
        wrote: texts.length > 0 || (usage.output_tokens ?? 0) > 0,
      });
      return {
        ...usedOf(parsed),
        ...joinParts(texts),
        reasoning: output.good.flatMap((item) =>
          item.type === "reasoning" ? item.summary.good.map((part) => part.text) : [],
        ),
        fanOutQueries: calls.flatMap(({ action }) => queriesOf(action)),
        searched: actions.includes("search") || actions.includes("unknown"),
        endedEarly,
        leftOut:
          output.odd + sum(output.good.map(oddIn)) + actions.filter((kind) => kind === "unknown").length,
      };
    },

    used: (reply) => usedOf(replySchema.parse(reply)),

    async models(readJson, apiKey, engine) {
      const reply = await readJson("/models", { authorization: `Bearer ${apiKey}` });
      return versionsOnly(listedNames(reply).filter(answersText)).map((name) => ({
        name,
        aliases: [],
        reasoning: reasons(name),
        webSearch: searches(name),
        taskPost: engine !== "perplexity",
      }));
    },
  };
}

type Action = Extract<Item, { type: "web_search_call" }>["action"];

/** Opening and reading a page found before is not a search, and is not charged as one. */
function kindOfAction(type: string | null): "search" | "reading" | "unknown" {
  if (type === "search") return "search";
  return type === "open_page" || type === "find_in_page" || type === "find" ? "reading" : "unknown";
}

const actionsIn = (output: readonly Item[]): ReturnType<typeof kindOfAction>[] =>
  output.flatMap((item) => {
    if (item.type !== "web_search_call") return [];
    return item.bare ? ["search"] : [kindOfAction(item.action.type)];
  });

function usedOf({ model, output, usage }: Reply): Used {
  const actions = actionsIn(output.good);
  return {
    modelName: model ?? "",
    searches: actions.includes("unknown") ? null : actions.filter((kind) => kind === "search").length,
    ...countUsage(usage.input_tokens, usage.output_tokens, usage.output_tokens_details.reasoning_tokens),
    told: null,
  };
}

/** `queries` took the place of `query`; an empty list is none. */
const queriesOf = ({ queries, query }: Action): readonly string[] =>
  queries.good.length > 0 || query === null ? queries.good : [query];

function oddIn(item: Item): number {
  switch (item.type) {
    case "message":
      return (
        item.content.odd +
        sum(item.content.good.map((part) => (part.type === "output_text" ? part.annotations.odd : 0)))
      );
    case "reasoning":
      return item.summary.odd;
    case "web_search_call":
      return item.action.queries.odd;
  }
}

/** What the model says while it works is left out where it marks its final answer. */
function answerContent(output: readonly Item[]): readonly z.infer<typeof contentPart>[] {
  const messages = output.filter((item) => item.type === "message");
  const final = messages.filter(({ phase }) => phase === "final_answer");
  return (final.length > 0 ? final : messages).flatMap(({ content }) => content.good);
}

const GAP = "\n\n";

function joinParts(texts: readonly TextPart[]): Pick<Reading, "text" | "citations"> {
  let whole = "";
  const citations: EngineCitation[] = [];
  for (const { text: own, annotations } of texts) {
    const from = whole === "" || own === "" ? whole.length : whole.length + GAP.length;
    whole = own === "" ? whole : whole.padEnd(from, GAP) + own;
    for (const { url, title, start_index: start, end_index: end } of annotations.good) {
      const found = start == null || end == null ? null : findCited(own, { start, end }, url);
      const segment = found && { start: found.start + from, end: found.end + from };
      citations.push({ title: title ?? "", url, directUrl: null, segment });
    }
  }
  return { text: whole, citations };
}

/** Why the answer ended early; null where it did not. Throws where what there is is no answer. */
function judgeEnding(
  reply: unknown,
  { status, incomplete_details: { reason } }: Pick<Reply, "status" | "incomplete_details">,
  { empty, refused, wrote }: { empty: boolean; refused: boolean; wrote: boolean },
): Reading["endedEarly"] {
  if (reason === "content_filter")
    throw new EngineFailure("filtered", true, "openai: the content filter withheld the answer");
  if (status === "failed" || status === "cancelled") throw noAnswer("openai", reply, status, { wrote });
  // Reasoning can use up the whole limit. That is an answer, if an empty one, and it is charged.
  if (reason === "max_output_tokens") return "length";
  if (!empty) return status === "incomplete" ? "paused" : null;
  if (refused) throw new EngineFailure("refused", true, "openai: the model refused");
  throw noAnswer("openai", reply, status);
}

/*
 * The vendor's list has names only. What they can do is told from the names, as documented in November 2026; names of
 * later lines are taken to be able to do what the newest line can.
 */
const TEXT = /^(gpt-4o|gpt-4\.\d|gpt-4-turbo|gpt-[5-9]|o\d|chatgpt-)/;
const OTHER_KINDS = /audio|realtime|transcribe|tts|image|search-(preview|api)|deep-research|instruct|live/;
const CHAT_ONLY = /chat-latest|^chatgpt-/;

const answersText = (name: string): boolean => TEXT.test(name) && !OTHER_KINDS.test(name);
const reasons = (name: string): boolean => /^(gpt-[5-9]|o\d)/.test(name) && !CHAT_ONLY.test(name);
const searches = (name: string): boolean =>
  /^(gpt-4o|gpt-4\.1|gpt-[5-9]|o[3-9])/.test(name) &&
  !/nano-2025-04|^gpt-4\.1-nano|^o3-mini|^chatgpt-/.test(name);
