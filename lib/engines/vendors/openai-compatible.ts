import "server-only";

import { createOpenAICompatible } from "@ai-sdk/openai-compatible";

import { completionUsed, readCompletion } from "./chat-completion";
import { isMissing } from "./failure";
import { listedNames } from "./model-list";
import type { Vendor } from "./vendor";

const KIND = "openai-compatible";

const UNPRICED = {
  searches: 0,
  told: { charge: null, basis: "no known price: an OpenAI-compatible server's prices are its own" },
};

/**
 * Any server that speaks OpenAI's chat completions. It cannot search, and what it charges is not known: the prices of
 * a vendor whose model it serves are not its own.
 */
export function openaiCompatible(offered: readonly string[] | undefined): Vendor {
  return {
    kind: KIND,
    pricesUnknown: true,

    call(question, { apiKey, baseUrl, fetch }) {
      const provider = createOpenAICompatible({
        name: KIND,
        baseURL: baseUrl,
        fetch,
        ...(apiKey !== undefined && { apiKey }),
      });
      return {
        model: provider(question.model.name),
        maxOutputTokens: question.maxOutputTokens,
        temperature: question.temperature ?? undefined,
        topP: question.topP ?? undefined,
      };
    },

    read: (reply) => ({
      ...readCompletion(reply, { kind: KIND, reasoningBeside: false }),
      citations: [],
      fanOutQueries: [],
      searched: false,
      ...UNPRICED,
    }),

    used: (reply) => ({ ...completionUsed(reply, { reasoningBeside: false }), ...UNPRICED }),

    ...(offered && { checkKey: answersAtAll }),

    async models(readJson, apiKey, engine) {
      const names = offered ?? (await listed(readJson, apiKey));
      return names.map((name) => ({
        name,
        aliases: [],
        reasoning: false,
        webSearch: false,
        taskPost: engine !== "perplexity",
      }));
    },
  };
}

/** A server whose models are named need not list them: only what its refusal says of key and address counts. */
async function answersAtAll(
  readJson: Parameters<Vendor["models"]>[0],
  apiKey: string | undefined,
): Promise<void> {
  try {
    await readJson("/models", authorization(apiKey));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

const authorization = (apiKey: string | undefined): Record<string, string> =>
  apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };

async function listed(
  readJson: Parameters<Vendor["models"]>[0],
  apiKey: string | undefined,
): Promise<string[]> {
  return [...listedNames(await readJson("/models", authorization(apiKey)))].sort();
}
