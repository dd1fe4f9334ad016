import "server-only";

import { createOpenAI } from "@ai-sdk/openai";
import { z } from "zod";

import { EngineFailure, type EngineCitation } from "../engine";
import { versionsOnly } from "./model-list";
import { type Segment, segmentOfCodePoints } from "./segments";
import { countUsage, type Reading, type Vendor } from "./vendor";

const count = z.int().nonnegative();

const annotationSchema = z.looseObject({
  type: z.string(),
  url: z.string().optional(),
  title: z.string().nullish(),
  start_index: count.optional(),
  end_index: count.optional(),
});

const partSchema = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  annotations: z.array(annotationSchema).nullish(),
});

const itemSchema = z.looseObject({
  type: z.string(),
  phase: z.string().nullish(),
  content: z.array(partSchema).nullish(),
  summary: z.array(z.looseObject({ text: z.string() })).nullish(),
  action: z
    .looseObject({ type: z.string(), query: z.string().nullish(), queries: z.array(z.string()).nullish() })
    .nullish(),
});

type Item = z.infer<typeof itemSchema>;
type Part = z.infer<typeof partSchema>;

const replySchema = z.looseObject({
  model: z.string(),
  status: z.string().nullish(),
  incomplete_details: z.looseObject({ reason: z.string().nullish() }).nullish(),
  output: z.array(itemSchema),
  usage: z
    .looseObject({
      input_tokens: count,
      output_tokens: count,
      output_tokens_details: z.looseObject({ reasoning_tokens: count.nullish() }).nullish(),
    })
    .nullish(),
});

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
      const { model, output, usage, ...ending } = replySchema.parse(reply);
      const parts = answerParts(output);
      const texts = parts.filter(({ type }) => type === "output_text");
      const searches = output.filter(isSearch);
      if (texts.length === 0) rejectEmpty(parts, ending);
      return {
        modelName: model,
        ...joinParts(texts),
        reasoning: output.flatMap(({ type, summary }) =>
          type === "reasoning" ? (summary ?? []).map(({ text }) => text) : [],
        ),
        fanOutQueries: searches.flatMap(({ action }) => action?.queries ?? action?.query ?? []),
        searched: searches.length > 0,
        searches: searches.length,
        usage: usage
          ? countUsage(
              usage.input_tokens,
              usage.output_tokens,
              usage.output_tokens_details?.reasoning_tokens ?? 0,
            )
          : null,
        told: null,
      };
    },

    async models(readJson, apiKey, engine) {
      const reply = await readJson("/models", { authorization: `Bearer ${apiKey}` });
      const { data } = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) }).parse(reply);
      return versionsOnly(data.map(({ id }) => id).filter(answersText)).map((name) => ({
        name,
        aliases: [],
        reasoning: reasons(name),
        webSearch: searches(name),
        taskPost: engine !== "perplexity",
      }));
    },
  };
}

/** Opening and reading a page found before is not a search, and is not charged as one. */
const isSearch = ({ type, action }: Item): boolean =>
  type === "web_search_call" && (action == null || action.type === "search");

/** What the model says while it works is left out where it marks its final answer. */
function answerParts(output: readonly Item[]): readonly Part[] {
  const messages = output.filter(({ type }) => type === "message");
  const final = messages.filter(({ phase }) => phase === "final_answer");
  return (final.length > 0 ? final : messages).flatMap(({ content }) => content ?? []);
}

const GAP = "\n\n";

function joinParts(parts: readonly Part[]): Pick<Reading, "text" | "citations"> {
  let text = "";
  const citations: EngineCitation[] = [];
  for (const { text: own = "", annotations } of parts) {
    const from = text === "" || own === "" ? text.length : text.length + GAP.length;
    text = own === "" ? text : text.padEnd(from, GAP) + own;
    for (const { type, url, title, start_index: start, end_index: end } of annotations ?? []) {
      if (type !== "url_citation" || url === undefined) continue;
      const found = start === undefined || end === undefined ? null : findSegment(own, { start, end }, url);
      const segment = found && { start: found.start + from, end: found.end + from };
      citations.push({ title: title ?? "", url, directUrl: null, segment });
    }
  }
  return { text, citations };
}

/**
 * The vendor documents offsets as characters and not which kind. They are read as code points; where that does not
 * enclose the link that is cited and code units do, as code units. Without characters beyond the BMP both are the same.
 */
function findSegment(text: string, given: Segment, url: string): Segment | null {
  const points = segmentOfCodePoints(text, given);
  const units = given.start < given.end && given.end <= text.length ? given : null;
  const encloses = (segment: Segment | null) =>
    segment !== null && text.slice(segment.start, segment.end).includes(url);
  return !encloses(points) && encloses(units) ? units : points;
}

function rejectEmpty(
  parts: readonly Part[],
  {
    status,
    incomplete_details: incomplete,
  }: Pick<z.infer<typeof replySchema>, "status" | "incomplete_details">,
): void {
  if (parts.some(({ type }) => type === "refusal"))
    throw new EngineFailure("refused", true, "openai: the model refused");
  if (incomplete?.reason === "content_filter")
    throw new EngineFailure("filtered", true, "openai: the content filter withheld the answer");
  // Reasoning can use up the whole limit. That is an answer, if an empty one, and it is charged.
  if (incomplete?.reason !== "max_output_tokens")
    throw new EngineFailure(
      "broken",
      true,
      `openai: no answer in a reply that is ${status ?? "without a status"}`,
    );
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
