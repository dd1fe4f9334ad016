import "server-only";

import { createPerplexity } from "@ai-sdk/perplexity";
import { z } from "zod";

import { dollarsFromNumber } from "@/lib/domain/money";

import type { Price } from "../prices";
import { isMissing } from "./failure";
import { splitThoughts } from "./thoughts";
import { countUsage, type Vendor } from "./vendor";

const count = z.int().nonnegative();

const replySchema = z.looseObject({
  model: z.string(),
  choices: z.array(z.looseObject({ message: z.looseObject({ content: z.string() }) })).min(1),
  citations: z.array(z.string()).nullish(),
  search_results: z.array(z.looseObject({ title: z.string().nullish(), url: z.string() })).nullish(),
  usage: z
    .looseObject({
      prompt_tokens: count,
      completion_tokens: count,
      reasoning_tokens: count.nullish(),
      num_search_queries: count.nullish(),
      cost: z.looseObject({ total_cost: z.number().nonnegative().nullish() }).nullish(),
    })
    .nullish(),
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
  kind: "perplexity",

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
    const { model, choices, citations, search_results: results, usage } = replySchema.parse(reply);
    const sources = results ?? (citations ?? []).map((url) => ({ url, title: null }));
    const cost = usage?.cost?.total_cost ?? null;
    // Reasoning is counted beside the completion, not within it.
    const reasoned = usage?.reasoning_tokens ?? 0;
    return {
      modelName: model,
      ...splitThoughts(choices[0]?.message.content ?? ""),
      citations: sources.map(({ url, title }) => ({
        title: title ?? "",
        url,
        directUrl: null,
        segment: null,
      })),
      fanOutQueries: [],
      searched: true,
      searches: usage?.num_search_queries ?? 1,
      usage: usage ? countUsage(usage.prompt_tokens, usage.completion_tokens + reasoned, reasoned) : null,
      told: cost === null ? null : priceTold(cost),
    };
  },

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

const priceTold = (dollars: number): Price => ({
  charge: dollarsFromNumber(dollars),
  basis: "told by Perplexity: usage.cost.total_cost, tokens and request fee",
});
