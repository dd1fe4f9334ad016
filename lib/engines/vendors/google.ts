import "server-only";

import { createGoogle, type GoogleLanguageModelOptions } from "@ai-sdk/google";
import { z } from "zod";

import { EngineFailure, type EngineCitation, type EngineQuestion } from "../engine";
import { versionsOnly } from "./model-list";
import { type Segment, segmentOfBytes } from "./segments";
import { countUsage, type Vendor } from "./vendor";

const count = z.int().nonnegative();

const partSchema = z.looseObject({ text: z.string().optional(), thought: z.boolean().optional() });
type Part = z.infer<typeof partSchema>;

const groundingSchema = z.looseObject({
  webSearchQueries: z.array(z.string()).nullish(),
  groundingChunks: z
    .array(
      z.looseObject({
        web: z.looseObject({ uri: z.string().nullish(), title: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
  groundingSupports: z
    .array(
      z.looseObject({
        segment: z
          .looseObject({
            partIndex: count.nullish(),
            // Zero is left out on the wire.
            startIndex: count.nullish(),
            endIndex: count.nullish(),
            text: z.string().nullish(),
          })
          .nullish(),
        groundingChunkIndices: z.array(count).nullish(),
      }),
    )
    .nullish(),
});
type Grounding = z.infer<typeof groundingSchema>;

const replySchema = z.looseObject({
  modelVersion: z.string().nullish(),
  promptFeedback: z.looseObject({ blockReason: z.string().nullish() }).nullish(),
  candidates: z
    .array(
      z.looseObject({
        content: z.looseObject({ parts: z.array(partSchema).nullish() }).nullish(),
        finishReason: z.string().nullish(),
        groundingMetadata: groundingSchema.nullish(),
      }),
    )
    .nullish(),
  usageMetadata: z
    .looseObject({
      promptTokenCount: count.nullish(),
      toolUsePromptTokenCount: count.nullish(),
      candidatesTokenCount: count.nullish(),
      thoughtsTokenCount: count.nullish(),
    })
    .nullish(),
});

/** Ends that mean a filter, not the model. */
const FILTERED = new Set(["SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII"]);

/** Gemini with Google Search grounding. It takes no place and cannot be made to search. */
export const google: Vendor = {
  kind: "google",

  call(question, { apiKey, baseUrl, fetch }) {
    const provider = createGoogle({ apiKey, baseURL: baseUrl, fetch });
    return {
      model: provider(question.model.name),
      maxOutputTokens: question.maxOutputTokens,
      temperature: question.temperature ?? undefined,
      topP: question.topP ?? undefined,
      ...(question.webSearch && { tools: { google_search: provider.tools.googleSearch({}) } }),
      providerOptions: {
        google: { thinkingConfig: thinking(question) } satisfies GoogleLanguageModelOptions,
      },
    };
  },

  // The SDK hands on the sources once each; what they support and where is only in the reply itself.
  read(reply) {
    const { modelVersion, candidates, promptFeedback, usageMetadata: usage } = replySchema.parse(reply);
    const candidate = candidates?.[0];
    const parts = candidate?.content?.parts ?? [];
    const text = parts.map(answerText).join("");
    if (promptFeedback?.blockReason || FILTERED.has(candidate?.finishReason ?? ""))
      throw new EngineFailure("filtered", true, "google: the content filter withheld the answer");
    if (text === "" && candidate?.finishReason !== "MAX_TOKENS")
      throw new EngineFailure("broken", true, "google: no answer in the reply");
    const grounding = candidate?.groundingMetadata ?? {};
    const queries = grounding.webSearchQueries ?? [];
    const searched = queries.length > 0 || (grounding.groundingChunks ?? []).length > 0;
    return {
      modelName: modelVersion ?? "",
      text,
      citations: listCitations(grounding, parts),
      reasoning: parts.flatMap((part) => (part.thought && part.text ? [part.text] : [])),
      fanOutQueries: queries,
      searched,
      searches: searched ? Math.max(queries.length, 1) : 0,
      usage: usage
        ? countUsage(
            (usage.promptTokenCount ?? 0) + (usage.toolUsePromptTokenCount ?? 0),
            (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
            usage.thoughtsTokenCount ?? 0,
          )
        : null,
      told: null,
    };
  },

  async models(readJson, apiKey, engine) {
    const reply = await readJson("/models?pageSize=1000", { "x-goog-api-key": apiKey ?? "" });
    const listed = modelsSchema.parse(reply).models.map(({ name, ...rest }) => ({
      name: name.replace(/^models\//, ""),
      ...rest,
    }));
    const usable = new Map(
      listed
        .filter(
          ({ name, supportedGenerationMethods: methods }) =>
            methods.includes("generateContent") && answersText(name),
        )
        .map((model) => [model.name, model.thinking ?? /^gemini-(2\.5|[3-9])/.test(model.name)]),
    );
    return versionsOnly([...usable.keys()]).map((name) => ({
      name,
      aliases: [],
      reasoning: usable.get(name) ?? false,
      webSearch: !/^gemini-(1|2\.0-flash-lite)/.test(name),
      taskPost: engine !== "perplexity",
    }));
  },
};

const modelsSchema = z.looseObject({
  models: z.array(
    z.looseObject({
      name: z.string(),
      supportedGenerationMethods: z.array(z.string()).default([]),
      thinking: z.boolean().optional(),
    }),
  ),
});

const answersText = (name: string): boolean =>
  /^gemini-\d/.test(name) && !/image|tts|audio|live|embedding|robotics|computer-use/.test(name);

/**
 * How much a model may think. Thoughts come out of the answer's own limit, so a budget is half of it, and a level the
 * lowest that thinks. Models that cannot stop thinking are left to it.
 */
function thinking({
  model,
  useReasoning,
  maxOutputTokens,
}: EngineQuestion): GoogleLanguageModelOptions["thinkingConfig"] {
  if (!model.reasoning) return undefined;
  if (/^gemini-2\.5/.test(model.name))
    return useReasoning
      ? { thinkingBudget: Math.floor(maxOutputTokens / 2), includeThoughts: true }
      : { thinkingBudget: 0 };
  if (useReasoning) return { thinkingLevel: "low", includeThoughts: true };
  return /flash/.test(model.name) ? { thinkingLevel: "minimal" } : undefined;
}

const answerText = (part: Part): string => (part.thought ? "" : (part.text ?? ""));

/** One citation for each source of each supported segment; the bare sources where nothing says what they support. */
function listCitations(
  { groundingChunks, groundingSupports }: Grounding,
  parts: readonly Part[],
): EngineCitation[] {
  const sources = (groundingChunks ?? []).map(({ web }) =>
    web?.uri ? { title: web.title ?? "", url: web.uri, directUrl: null } : null,
  );
  const supports = groundingSupports ?? [];
  if (supports.length === 0)
    return sources.flatMap((source) => (source ? [{ ...source, segment: null }] : []));
  return supports.flatMap(({ segment, groundingChunkIndices }) => {
    const place = segment ? findSegment(segment, parts) : null;
    return (groundingChunkIndices ?? []).flatMap((index) => {
      const source = sources[index];
      return source ? [{ ...source, segment: place }] : [];
    });
  });
}

type GivenSegment = NonNullable<NonNullable<Grounding["groundingSupports"]>[number]["segment"]>;

/**
 * Where a supported segment lies in the whole text. Its offsets are bytes of one part. They are believed when they give
 * the segment's own words; else the words are looked for, and taken where they occur once.
 */
function findSegment(
  { partIndex, startIndex, endIndex, text: words }: GivenSegment,
  parts: readonly Part[],
): Segment | null {
  const index = partIndex ?? 0;
  const own = answerText(parts[index] ?? {});
  const before = parts.slice(0, index).map(answerText).join("").length;
  const found = segmentOfBytes(own, { start: startIndex ?? 0, end: endIndex ?? 0 });
  if (found && (words == null || own.slice(found.start, found.end) === words))
    return { start: before + found.start, end: before + found.end };
  const whole = parts.map(answerText).join("");
  const at = words ? whole.indexOf(words) : -1;
  return words && at >= 0 && whole.indexOf(words, at + 1) < 0 ? { start: at, end: at + words.length } : null;
}
