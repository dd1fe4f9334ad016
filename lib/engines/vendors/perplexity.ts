import "server-only";

import { createPerplexity } from "@ai-sdk/perplexity";
import { z } from "zod";

import { dollarsFromNumber } from "@/lib/domain/amounts/money";

import type { EngineCitation } from "../engine";
import type { Price } from "@/lib/prices/prices";
import { completionUsed, readCompletion } from "./chat-completion";
import { blankCode } from "./code-spans";
import { isMissing } from "./failure";
import { anything, count, fields, parts, text } from "./lenient";
import type { Segment } from "./segments";
import type { Used, Vendor } from "./vendor";

const KIND = "perplexity";

/** Above any bill for an answer: what is more is no price. */
const DEAREST = 1_000;

const replySchema = fields({
  citations: parts(z.string().min(1)),
  search_results: parts(fields({ title: text, url: text })),
  usage: fields({
    num_search_queries: count,
    cost: fields({ total_cost: anything }),
  }),
});

/**
 * The vendor has no list of the models that answer chat completions; these are the documented ones (read 2026-11-21).
 * sonar-deep-research is left out: it takes longer than the 120 seconds an answer may.
 */
const MODELS = [
  { name: "sonar", reasoning: false },
  { name: "sonar-pro", reasoning: false },
  { name: "sonar-reasoning-pro", reasoning: true },
] as const;

/** Perplexity Sonar, which always searches. */
export const perplexity: Vendor = {
  kind: KIND,

  call(question, { apiKey, baseUrl, fetch }) {
    const provider = createPerplexity({ apiKey, baseURL: baseUrl, fetch });
    return {
      model: provider(question.model.name),
      maxOutputTokens: question.maxOutputTokens,
      temperature: question.temperature ?? undefined,
      topP: question.topP ?? undefined,
      ...(question.country !== null && {
        providerOptions: {
          perplexity: { web_search_options: { user_location: { country: question.country } } },
        },
      }),
    };
  },

  // The SDK hands on the addresses of the sources without their titles.
  read(reply) {
    const { usage, ...listed } = replySchema.parse(reply);
    const answer = readCompletion(reply, { kind: KIND, reasoningBeside: true });
    const sources = numberSources(listed);
    return {
      ...answer,
      citations: citeSources(answer.text, sources),
      fanOutQueries: [],
      searched: true,
      ...searchedFor(usage),
      leftOut: answer.leftOut + listed.search_results.odd + sources.filter(({ url }) => url === null).length,
    };
  },

  used: (reply) => ({
    ...completionUsed(reply, { reasoningBeside: true }),
    ...searchedFor(replySchema.parse(reply).usage),
  }),

  // There is no list of models to try a key on. The list of its asynchronous requests is free.
  async checkKey(readJson, apiKey) {
    try {
      await readJson("/async/chat/completions?limit=1", { authorization: `Bearer ${apiKey}` });
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  },

  models(_readJson, _apiKey, engine) {
    return Promise.resolve(
      MODELS.map((model) => ({ ...model, aliases: [], webSearch: true, taskPost: engine !== "perplexity" })),
    );
  },
};

/** Searches, and the bill where the vendor writes it into the reply. */
function searchedFor({
  num_search_queries: searches,
  cost: { total_cost: cost },
}: z.infer<typeof replySchema>["usage"]): Pick<Used, "searches" | "told"> {
  return {
    searches: searches === undefined ? 1 : searches,
    told: typeof cost === "number" && cost >= 0 && cost <= DEAREST ? priceTold(cost) : null,
  };
}

interface Source {
  title: string;
  url: string | null;
}

/** The sources in the vendor's order, which the answer's markers count. An older reply has addresses alone. */
function numberSources({
  citations,
  search_results: results,
}: Pick<z.infer<typeof replySchema>, "citations" | "search_results">): readonly Source[] {
  if (results.all.length === 0) return citations.all.map((url) => ({ title: "", url }));
  const parallel = citations.all.length === results.all.length;
  return results.all.map((result, index) => ({
    title: result?.title ?? "",
    url: (result?.url === "" ? null : result?.url) ?? (parallel ? (citations.all[index] ?? null) : null),
  }));
}

/** A number in brackets that is neither a link's text nor a definition's name. */
const MARKER = /\[(\d{1,3})\](?!\(|(?<=^ {0,3}\[\d{1,3}\]):)/gm;

/**
 * One citation for each source, in the vendor's order, at its first marker in the text; then one for every further
 * marker. So a source's place in the list is its number, whatever else is in the list.
 */
function citeSources(answer: string, sources: readonly Source[]): EngineCitation[] {
  const places = sources.map((): Segment[] => []);
  for (const { 0: marker, 1: number, index: start } of blankCode(answer).matchAll(MARKER))
    places[Number(number) - 1]?.push({ start, end: start + marker.length });
  const cite = (source: Source, segment: Segment | null) => ({ ...source, directUrl: null, segment });
  const first = sources.map((source, index) => cite(source, places[index]?.[0] ?? null));
  const further = sources.flatMap((source, index) =>
    source.url === null ? [] : (places[index] ?? []).slice(1).map((place) => cite(source, place)),
  );
  return [...first, ...further];
}

const priceTold = (dollars: number): Price => ({
  charge: dollarsFromNumber(dollars),
  basis: "told by Perplexity: usage.cost.total_cost, tokens and request fee",
});
