import "server-only";

import { generateText, type ModelMessage } from "ai";
import { z } from "zod";

import type { Engine } from "@/lib/domain/engines/engine";
import { parseStorableJson } from "@/lib/domain/text/storable-json";
import { createGuardedFetch } from "@/lib/net/guarded-fetch";

import {
  type AskContext,
  type BilledFailure,
  type EngineAnswer,
  EngineFailure,
  type EngineQuestion,
  type EngineUpstream,
} from "../engine";
import { hasPrice, type Price, priceAnswer } from "@/lib/prices/prices";
import { refusalFailure, toFailure, unbilled } from "./failure";
import { keepModels } from "./model-list";
import { oneRequest, readAll } from "./one-request";
import type { ReadJson, Used, Vendor } from "./vendor";

export interface VendorOptions {
  engine: Engine;
  baseUrl: string;
  apiKey: string | undefined;
  /** Whether the operator set the address, which may then be on any network. */
  anyNetwork: boolean;
  /** Milliseconds; decides when the list of models is asked for again. */
  now: () => number;
}

// The SDK prints what it leaves out of a request to the console, once a request. What is left out is in docs/models.md.
globalThis.AI_SDK_LOG_WARNINGS = false;

/** How long a list of models may take. Everything that is asked waits for it. */
const LIST_MS = 15_000;

/** One vendor behind one engine. Each question is answered by one request: what may have been billed is not repeated. */
export function createVendorUpstream(vendor: Vendor, options: VendorOptions): EngineUpstream {
  const { engine, baseUrl, apiKey, anyNetwork, now } = options;
  const { origin } = new URL(baseUrl);
  const guarded = createGuardedFetch({ allowedOrigins: anyNetwork ? [origin] : [] });
  const { kind } = vendor;

  const readJson: ReadJson = async (path, headers) => {
    const signal = AbortSignal.timeout(LIST_MS);
    try {
      const url = new URL(`${baseUrl}${path}`);
      const reply = await guarded(url, {
        method: "GET",
        headers: { accept: "application/json", ...headers },
        signal,
      });
      const text = await readAll(reply.body);
      const { status } = reply;
      const retryAfter = reply.headers["retry-after"];
      if (status !== 200) throw refusalFailure(kind, { status, body: parseBody(text), retryAfter });
      return parseStorableJson(text);
    } catch (error) {
      throw unbilled(toFailure(kind, error, { signal, begun: false }));
    }
  };

  const loadModels = async () => {
    try {
      const models = await vendor.models(readJson, apiKey, engine);
      const at = new Date(now());
      return models.map((model) => ({
        ...model,
        priced: !vendor.pricesUnknown && hasPrice(engine, model, at),
      }));
    } catch (error) {
      if (error instanceof z.ZodError)
        throw new EngineFailure("broken", false, `${kind} sent what is no list of models`);
      throw error;
    }
  };

  async function ask(
    question: EngineQuestion,
    context: AskContext,
    mayYield: boolean,
  ): Promise<EngineAnswer> {
    const { signal, at } = context;
    const request = oneRequest(guarded, origin);
    const trouble = await send(question, request.fetch, signal);
    const reply = request.reply();
    if (!reply) throw toFailure(kind, request.failure() ?? trouble, { signal, begun: request.begun() });
    const { status, retryAfter } = reply;
    const body = parseBody(reply.text);
    if (status >= 200 && status < 300) return readAnswer(vendor, body, question, at);
    const refusal = { status, body, retryAfter };
    if (mayYield && vendor.yields?.(refusal)) return ask(question, context, false);
    throw refusalFailure(kind, refusal);
  }

  /**
   * Lets the SDK ask. What it makes of the reply is not looked at: its schemas turn away whole answers for a part that
   * nobody needs. Returns what it failed with, which counts where no reply came.
   */
  async function send(
    question: EngineQuestion,
    fetch: typeof globalThis.fetch,
    signal: AbortSignal,
  ): Promise<unknown> {
    try {
      await generateText({
        ...vendor.call(question, { baseUrl, apiKey, fetch }),
        ...(question.systemMessage !== null && { instructions: question.systemMessage }),
        messages: toMessages(question),
        maxRetries: 0,
        abortSignal: signal,
      });
      return null;
    } catch (error) {
      return error;
    }
  }

  return {
    kind,
    mayBill: true,
    models: keepModels(loadModels, now),
    probe: async () => {
      await vendor.checkKey?.(readJson, apiKey);
      return loadModels();
    },
    ask: (question, context) => ask(question, context, true),
  };
}

/** Null for what is no document. */
function parseBody(text: string): unknown {
  try {
    return parseStorableJson(text);
  } catch {
    return null;
  }
}

const toMessages = ({ turns, userPrompt }: EngineQuestion): ModelMessage[] => [
  ...turns.map(({ role, message }): ModelMessage =>
    role === "ai" ? { role: "assistant", content: message } : { role: "user", content: message },
  ),
  { role: "user", content: userPrompt },
];

function readAnswer(
  vendor: Vendor,
  reply: unknown,
  question: EngineQuestion,
  at: AskContext["at"],
): EngineAnswer {
  try {
    const { searches, told, ...said } = vendor.read(reply);
    const { modelName, charge, basis } = priceOf({ ...said, searches, told }, question, at);
    return { ...said, modelName, charge, chargeBasis: basis };
  } catch (error) {
    // It was worked on, and what was used is charged though there is no answer.
    if (!(error instanceof EngineFailure) || !error.mayBeBilled) throw error;
    const { charge, basis } = priceOf(vendor.used(reply), question, at);
    throw charge === null ? error : withBill(error, { charge, chargeBasis: basis });
  }
}

function priceOf(
  used: Used,
  { engine, model }: EngineQuestion,
  at: AskContext["at"],
): Price & { modelName: string } {
  const modelName = used.modelName === "" ? model.name : used.modelName;
  return { modelName, ...(used.told ?? priceAnswer({ ...used, engine, modelName, at })) };
}

const withBill = ({ reason, message, cause }: EngineFailure, billed: BilledFailure): EngineFailure =>
  new EngineFailure(reason, true, message, { cause, billed });
