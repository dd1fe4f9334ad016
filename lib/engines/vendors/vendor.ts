import type { generateText, ToolSet } from "ai";

import type { Engine } from "@/lib/domain/engines/engine";

import type { EngineAnswer, EngineModel, EngineQuestion } from "../engine";
import type { Price } from "@/lib/prices/prices";
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

/** What a vendor's reply says. `modelName` is empty where it does not name the model that answered. */
export type Reading = Omit<EngineAnswer, "charge" | "chargeBasis"> & Used;

/** What a reply says was used, whether or not there is an answer in it. */
export type Used = Usage & {
  /** Empty where the reply does not name the model that answered. */
  modelName: string;
  /** Searches that the vendor charges for; null where it searched and does not say how often. */
  searches: number | null;
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
   * Reads a reply as it came over the wire, whatever in it is not as documented, as long as there is a text. Throws an
   * `EngineFailure` for one without.
   */
  read(reply: unknown): Reading;
  /** What a reply says was used. It never throws. */
  used(reply: unknown): Used;
  models(readJson: ReadJson, apiKey: string | undefined, engine: Engine): Promise<readonly VendorModel[]>;
  /** Proves that the key is right, where `models` asks the vendor nothing. */
  checkKey?: (readJson: ReadJson, apiKey: string | undefined) => Promise<void>;
  /** Whether its prices are nobody's but its own, so that no table tells them. */
  pricesUnknown?: boolean;
}

type Usage = Pick<EngineAnswer, "inputTokens" | "outputTokens" | "reasoningTokens">;

/** Tokens, each null where it is not known. Reasoning is never more than all that was written, whatever a server counts. */
export const countUsage = (
  input: number | null | undefined,
  output: number | null | undefined,
  reasoning: number | null | undefined,
): Usage => ({
  inputTokens: input ?? null,
  outputTokens: output ?? null,
  reasoningTokens: reasoning == null || output == null ? (reasoning ?? null) : Math.min(reasoning, output),
});

/** The sum of counts; null where one of them is not known. */
export const addCounts = (...counts: readonly (number | null | undefined)[]): number | null =>
  counts.reduce<number | null>(
    (total, one) => (total === null || one === null || one === undefined ? null : total + one),
    0,
  );
