import type { generateText, ToolSet } from "ai";

import type { Engine } from "@/lib/domain/engine";

import type { EngineAnswer, EngineModel, EngineQuestion } from "../engine";
import type { Price } from "../prices";
import type { Refusal } from "./failure";

/** How to reach a vendor. The fetch is good for one request. */
export interface Connection {
  baseUrl: string;
  apiKey: string | undefined;
  fetch: typeof globalThis.fetch;
}

type Settings = Parameters<typeof generateText<ToolSet>>[0];

/** What a question becomes in the SDK's words, beside its messages. */
export type Call = Pick<
  Settings,
  "model" | "tools" | "toolChoice" | "providerOptions" | "temperature" | "topP"
> & {
  maxOutputTokens: number;
};

export interface Usage {
  inputTokens: number;
  /** Reasoning included. */
  outputTokens: number;
  reasoningTokens: number;
}

/** What a vendor's reply says. `modelName` is empty where it does not name the model that answered. */
export type Reading = Pick<
  EngineAnswer,
  "modelName" | "text" | "citations" | "reasoning" | "fanOutQueries" | "searched"
> & {
  /** Null where the reply counts no tokens. */
  usage: Usage | null;
  /** Searches that the vendor charges for. */
  searches: number;
  /** The price where it is not ours to work out. */
  told: Price | null;
};

/** A model as a vendor lists it, before it is looked up in the price tables. */
export type VendorModel = Omit<EngineModel, "priced">;

/** Reads one JSON document below the base URL, with the vendor's own headers. */
export type ReadJson = (path: string, headers: Readonly<Record<string, string>>) => Promise<unknown>;

export interface Vendor {
  readonly kind: string;
  call(question: EngineQuestion, connection: Connection): Call;
  /**
   * Whether what was refused is a setting of ours that the question can do without, and that calls from now on leave
   * out. Only such a question is sent again: nobody charges for a request that was turned away.
   */
  yields?: (refusal: Refusal) => boolean;
  /**
   * Reads a whole reply as it came over the wire. Throws an `EngineFailure` for a reply that is no answer, and a zod
   * error for one that is not the vendor's.
   */
  read(reply: unknown): Reading;
  models(readJson: ReadJson, apiKey: string | undefined, engine: Engine): Promise<readonly VendorModel[]>;
  /** Proves that the key is right, where `models` asks the vendor nothing. */
  checkKey?: (readJson: ReadJson, apiKey: string | undefined) => Promise<void>;
  /** Whether its prices are nobody's but its own, so that no table tells them. */
  pricesUnknown?: boolean;
}

/** Reasoning can never be more than all that was written, whatever a server counts. */
export const countUsage = (inputTokens: number, outputTokens: number, reasoningTokens: number): Usage => ({
  inputTokens,
  outputTokens,
  reasoningTokens: Math.min(reasoningTokens, outputTokens),
});
