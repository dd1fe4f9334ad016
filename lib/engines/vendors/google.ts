import "server-only";

import { createGoogle, type GoogleLanguageModelOptions } from "@ai-sdk/google";
import { z } from "zod";

import { EngineFailure, type EngineCitation, type EngineQuestion } from "../engine";
import { noAnswer } from "./failure";
import { anything, count, fields, isObject, type Parts, parts, text } from "./lenient";
import { listedRows, versionsOnly } from "./model-list";
import { type Segment, segmentOfBytes } from "./segments";
import { addCounts, countUsage, type Used, type Vendor } from "./vendor";

/** A part without a text may carry the signature of the thoughts before it. Whatever else it is, it is not a text. */
const partSchema = z.union([
  z.object({ text: z.string(), thought: anything }),
  z
    .object({ text: z.undefined().optional(), thoughtSignature: z.string() })
    .transform(() => ({ text: "", thought: false })),
]);
type Part = z.infer<typeof partSchema>;

const groundingSchema = fields({
  webSearchQueries: parts(z.string()),
  groundingChunks: parts(z.object({ web: z.object({ uri: z.string().min(1), title: text }) })),
  groundingSupports: parts(
    z.object({
      segment: fields({ partIndex: count, startIndex: count, endIndex: count, text }),
      groundingChunkIndices: parts(z.int()),
    }),
  ),
});
type Grounding = z.infer<typeof groundingSchema>;
type GivenSegment = Grounding["groundingSupports"]["good"][number]["segment"];

const replySchema = fields({
  modelVersion: text,
  promptFeedback: fields({ blockReason: text }),
  candidates: parts(
    z.object({
      content: fields({ parts: parts(partSchema) }),
      finishReason: text,
      groundingMetadata: groundingSchema,
    }),
  ),
  usageMetadata: anything,
});

const usageSchema = fields({
  promptTokenCount: count,
  toolUsePromptTokenCount: count,
  candidatesTokenCount: count,
  thoughtsTokenCount: count,
});

/** Ends that mean a filter, not the model. */
const FILTERED = new Set(["SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII"]);

/** Ends of an answer that was to go on. */
const BROKEN_OFF = new Set([
  "OTHER",
  "MALFORMED_FUNCTION_CALL",
  "MALFORMED_RESPONSE",
  "UNEXPECTED_TOOL_CALL",
  "TOO_MANY_TOOL_CALLS",
  "CONTINUATION",
]);

/** Gemini with Google Search grounding. It takes no place and cannot be made to search. */
export const google: Vendor = {
  kind: "google",

  call(question, { apiKey, baseUrl, fetch }) {
    const provider = createGoogle({ apiKey, baseURL: baseUrl, fetch });
    const { config, limit } = thinkingFor(question);
    return {
      model: provider(question.model.name),
      maxOutputTokens: limit,
      temperature: question.temperature ?? undefined,
      topP: question.topP ?? undefined,
      ...(question.webSearch && { tools: { google_search: provider.tools.googleSearch({}) } }),
      providerOptions: {
        google: { thinkingConfig: config } satisfies GoogleLanguageModelOptions,
      },
    };
  },

  // The SDK hands on the sources once each; what they support and where is only in the reply itself.
  read(reply) {
    const parsed = replySchema.parse(reply);
    const { candidates, promptFeedback } = parsed;
    const candidate = candidates.good[0];
    const pieces = candidate?.content.parts ?? NO_PARTS;
    const text = pieces.good.map(answerText).join("");
    const end = candidate?.finishReason ?? "";
    if (FILTERED.has(end) || (text === "" && promptFeedback.blockReason !== null))
      throw new EngineFailure("filtered", true, "google: the content filter withheld the answer");
    if (text === "" && end !== "MAX_TOKENS") throw noAnswer("google", reply, end);
    const grounding = candidate?.groundingMetadata ?? groundingSchema.parse({});
    const { webSearchQueries: queries, groundingChunks: chunks, groundingSupports: supports } = grounding;
    const cited = listCitations(grounding, pieces);
    const thoughts = pieces.good.flatMap((part) => (isThought(part) && part.text !== "" ? [part.text] : []));
    return {
      ...usedOf(parsed),
      text,
      citations: cited.citations,
      reasoning: thoughts,
      fanOutQueries: queries.good,
      searched: queries.all.length > 0 || chunks.all.length > 0,
      endedEarly: end === "MAX_TOKENS" ? "length" : BROKEN_OFF.has(end) ? "paused" : null,
      leftOut: candidates.odd + pieces.odd + queries.odd + chunks.odd + supports.odd + cited.odd,
    };
  },

  used: (reply) => usedOf(replySchema.parse(reply)),

  async models(readJson, apiKey, engine) {
    const reply = await readJson("/models?pageSize=1000", { "x-goog-api-key": apiKey ?? "" });
    const usable = new Map(
      listedRows(reply, listedModel)
        .map(({ name, ...rest }) => ({ name: name.replace(/^models\//, ""), ...rest }))
        .filter(
          ({ name, supportedGenerationMethods: methods }) =>
            methods.good.includes("generateContent") && answersText(name),
        )
        .map(({ name, thinking }) => [
          name,
          typeof thinking === "boolean" ? thinking : /^gemini-(2\.5|[3-9])/.test(name),
        ]),
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

const listedModel = z.object({
  name: z.string().min(1),
  supportedGenerationMethods: parts(z.string()),
  thinking: anything,
});

const answersText = (name: string): boolean =>
  /^gemini-\d/.test(name) && !/image|tts|audio|live|embedding|robotics|computer-use/.test(name);

/** The tokens each line of 2.5 may be told to think, as documented in November 2026. All but Pro can be told not to. */
const BUDGETS = [
  { models: /^gemini-2\.5-pro/, least: 128, most: 32_768, canRest: false },
  { models: /^gemini-2\.5-flash-lite/, least: 512, most: 24_576, canRest: true },
  { models: /^gemini-2\.5/, least: 1, most: 24_576, canRest: true },
] as const;

interface Thinking {
  config: GoogleLanguageModelOptions["thinkingConfig"];
  /** Thoughts come out of the answer's own limit. */
  limit: number;
}

/**
 * How much a model may think, and the limit that goes with it. A budget is half the limit; where a model's least is more,
 * the limit is raised by as much, so that the text keeps its half. A level is the lowest that thinks. Models that cannot
 * stop thinking are left to it.
 */
function thinkingFor({ model, useReasoning, maxOutputTokens: limit }: EngineQuestion): Thinking {
  if (!model.reasoning) return { config: undefined, limit };
  const budget = BUDGETS.find(({ models }) => models.test(model.name));
  if (budget) {
    if (!useReasoning) return { config: budget.canRest ? { thinkingBudget: 0 } : undefined, limit };
    const half = Math.floor(limit / 2);
    const thinkingBudget = Math.min(Math.max(half, budget.least), budget.most);
    return {
      config: { thinkingBudget, includeThoughts: true },
      limit: limit - half + Math.max(half, budget.least),
    };
  }
  if (useReasoning) return { config: { thinkingLevel: "low", includeThoughts: true }, limit };
  return { config: /flash/.test(model.name) ? { thinkingLevel: "minimal" } : undefined, limit };
}

const NO_PARTS: Parts<Part> = { good: [], all: [], odd: 0 };

const isThought = ({ thought }: Part): boolean =>
  thought !== undefined && thought !== null && thought !== false;

const answerText = (part: Part): string => (isThought(part) ? "" : part.text);

/** Where there is a count of tokens, a zero in it is left out, as protocol buffers do. */
function usedOf({ modelVersion, candidates, usageMetadata }: z.infer<typeof replySchema>): Used {
  const candidate = candidates.good[0];
  const pieces = candidate?.content.parts ?? NO_PARTS;
  const { webSearchQueries: queries, groundingChunks: chunks } =
    candidate?.groundingMetadata ?? groundingSchema.parse({});
  return {
    modelName: modelVersion ?? "",
    searches: queries.all.length > 0 || chunks.all.length === 0 ? queries.all.length : null,
    ...readUsage(usageMetadata, {
      wrote: pieces.good.map(answerText).join("") !== "",
      thought: pieces.good.some((part) => isThought(part) && part.text !== ""),
    }),
    told: null,
  };
}

function readUsage(usage: unknown, { wrote, thought }: { wrote: boolean; thought: boolean }) {
  const counted = usageSchema.parse(usage);
  if (!isObject(usage)) return countUsage(null, null, thought ? null : 0);
  const zeroUnless = (there: boolean, given: number | null | undefined) =>
    given === undefined && !there ? 0 : given;
  const thoughts = zeroUnless(thought, counted.thoughtsTokenCount);
  return countUsage(
    addCounts(counted.promptTokenCount, zeroUnless(false, counted.toolUsePromptTokenCount)),
    addCounts(zeroUnless(wrote, counted.candidatesTokenCount), thoughts),
    thoughts,
  );
}

/** One citation for each source of each supported segment; the bare sources where nothing says what they support. */
function listCitations(
  { groundingChunks: chunks, groundingSupports: supports }: Grounding,
  pieces: Parts<Part>,
): { citations: EngineCitation[]; odd: number } {
  const sources = chunks.all.map(
    (chunk) => chunk && { title: chunk.web.title ?? "", url: chunk.web.uri, directUrl: null },
  );
  let odd = 0;
  const citations = supports.good.flatMap(({ segment, groundingChunkIndices: indices }) => {
    const place = findSegment(segment, pieces);
    odd += indices.odd;
    return indices.good.flatMap((index) => {
      const source = sources[index];
      if (source === undefined) odd += 1;
      return source ? [{ ...source, segment: place }] : [];
    });
  });
  if (citations.length > 0) return { citations, odd };
  return { citations: sources.flatMap((source) => (source ? [{ ...source, segment: null }] : [])), odd };
}

/**
 * Where a supported segment lies in the whole text. Its offsets are bytes of one part, and a zero is left out. They are
 * believed when they give the segment's own words; else the words are looked for, and taken where they occur once.
 */
function findSegment(
  { partIndex = 0, startIndex = 0, endIndex, text: words }: GivenSegment,
  pieces: Parts<Part>,
): Segment | null {
  const texts = pieces.all.map((part) => part && answerText(part));
  const own = partIndex === null ? null : (texts[partIndex] ?? null);
  if (own !== null && partIndex !== null && startIndex !== null && endIndex != null) {
    const before = texts.slice(0, partIndex).join("").length;
    const found = segmentOfBytes(own, { start: startIndex, end: endIndex });
    if (found && (words === null || own.slice(found.start, found.end) === words))
      return { start: before + found.start, end: before + found.end };
  }
  const whole = texts.join("");
  const at = words ? whole.indexOf(words) : -1;
  return words && at >= 0 && whole.indexOf(words, at + 1) < 0 ? { start: at, end: at + words.length } : null;
}
