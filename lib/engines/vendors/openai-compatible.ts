import "server-only";

import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { z } from "zod";

import { EngineFailure } from "../engine";
import { isMissing } from "./failure";
import { splitThoughts } from "./thoughts";
import { countUsage, type Vendor } from "./vendor";

const count = z.int().nonnegative();
const text = z.string().nullish();

const replySchema = z.looseObject({
  model: text,
  choices: z
    .array(
      z.looseObject({
        finish_reason: text,
        message: z.looseObject({
          content: text,
          refusal: text.catch(null),
          reasoning_content: text,
          reasoning: text,
        }),
      }),
    )
    .min(1),
  usage: z
    .looseObject({
      prompt_tokens: count,
      completion_tokens: count,
      completion_tokens_details: z.looseObject({ reasoning_tokens: count.nullish() }).nullish(),
    })
    .nullish(),
});

const KIND = "openai-compatible";

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

    read(reply) {
      const { model, choices, usage } = replySchema.parse(reply);
      const choice = choices[0];
      const message = choice?.message;
      const answer = splitThoughts(message?.content ?? "");
      const apart = message?.reasoning_content ?? message?.reasoning ?? "";
      if (choice?.finish_reason === "content_filter")
        throw new EngineFailure("filtered", true, `${KIND}: the content filter withheld the answer`);
      if (answer.text === "" && message?.refusal)
        throw new EngineFailure("refused", true, `${KIND}: the model refused`);
      if (answer.text === "" && choice?.finish_reason !== "length")
        throw new EngineFailure("broken", true, `${KIND}: no answer in the reply`);
      const modelName = model ?? "";
      return {
        modelName,
        text: answer.text,
        reasoning: apart === "" ? answer.reasoning : [apart],
        citations: [],
        fanOutQueries: [],
        searched: false,
        searches: 0,
        usage: usage
          ? countUsage(
              usage.prompt_tokens,
              usage.completion_tokens,
              usage.completion_tokens_details?.reasoning_tokens ?? 0,
            )
          : null,
        told: { charge: null, basis: "no known price: an OpenAI-compatible server's prices are its own" },
      };
    },

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
  const reply = await readJson("/models", authorization(apiKey));
  const { data } = z.looseObject({ data: z.array(z.looseObject({ id: z.string() })) }).parse(reply);
  return data.map(({ id }) => id).sort();
}
