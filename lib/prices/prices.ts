import "server-only";

import { calcPrice, type ModelPrice } from "@pydantic/genai-prices";

import type { Engine } from "@/lib/domain/engines/engine";
import type { ListPrice } from "@/lib/domain/engines/model";
import { type Nano, nano, parseDollars, toDollars } from "@/lib/domain/amounts/money";

import { findSearchFee, unitsOwed } from "./search-fees";

/** The release of the token price table, named in every basis. A test holds it to package.json. */
export const TOKEN_PRICES = "genai-prices 0.1.8";

const PROVIDERS: Record<Engine, string> = {
  chat_gpt: "openai",
  gemini: "google",
  claude: "anthropic",
  perplexity: "perplexity",
};

/**
 * Where the price table's undated figure was not what was charged at the time: until its preview ended, gemini-2.5-flash
 * without thinking was charged at the preview's price (the documented answer of 2025-07-02: 68 and 241 tokens).
 */
const CHARGED_AS = [
  { modelName: "gemini-2.5-flash", until: "2025-07-15", as: "gemini-2.5-flash-preview" },
] as const;

export interface PricedUsage {
  engine: Engine;
  /** The model that answered. */
  modelName: string;
  /** Null where it is not known, as with all counts below. */
  inputTokens: number | null;
  /** Everything the model wrote, reasoning included. */
  outputTokens: number | null;
  /** The part of `outputTokens` that was reasoning. */
  reasoningTokens: number | null;
  /** How many searches the model made; 0 when it made none, null when it made some. */
  searches: number | null;
  at: Date;
}

export interface Price {
  /** Rounded half up to the nano-dollar, once; null when any part of the price is not known. Never 0 for "unknown". */
  charge: Nano | null;
  /** Which tables and units gave the charge, or why there is none. */
  basis: string;
}

/** What the model's vendor lists for an answer: tokens and search fees, exact to the nano-dollar. */
export function priceAnswer(usage: PricedUsage): Price {
  const { engine, modelName, at, searches, inputTokens, outputTokens } = usage;
  if (inputTokens === null || outputTokens === null)
    return { charge: null, basis: "no known price: the reply does not count its tokens" };
  const rates = findRates(engine, modelName, at, inputTokens);
  if (!rates) return { charge: null, basis: `no known price for ${modelName} (${TOKEN_PRICES})` };
  if (usage.reasoningTokens === null && rates.reasoning !== rates.output)
    return { charge: null, basis: "no known price: the reply does not count its reasoning" };

  const reasoningTokens = usage.reasoningTokens ?? 0;
  const perMillion =
    rates.input * BigInt(inputTokens) +
    rates.output * BigInt(outputTokens - reasoningTokens) +
    rates.reasoning * BigInt(reasoningTokens);
  const tokens = (perMillion + 500_000n) / 1_000_000n;
  const tokenBasis = `${TOKEN_PRICES}: ${rates.name} at ${toDollars(rates.input)} in and ${toDollars(rates.output)} out per million tokens`;

  const fee = findSearchFee(engine, modelName, at);
  if (!fee) {
    if (searches === 0) return { charge: nano(tokens), basis: tokenBasis };
    return { charge: null, basis: `${tokenBasis}; no known search fee for ${modelName}` };
  }
  const units = unitsOwed(fee.unit, searches);
  if (units === null)
    return {
      charge: null,
      basis: `${tokenBasis}; no known search fees: the reply does not count its searches`,
    };
  if (units === 0) return { charge: nano(tokens), basis: tokenBasis };
  const fees = (parseDollars(fee.perThousand) / 1000n) * BigInt(units);
  return {
    charge: nano(tokens + fees),
    basis: `${tokenBasis}; ${units} × ${fee.unit} at ${fee.perThousand} per thousand (${fee.source})`,
  };
}

/** Whether an answer of a model has a known price, the fee for a search included where it can search. */
export const hasPrice = (engine: Engine, model: { name: string; webSearch: boolean }, at: Date): boolean =>
  priceAnswer({
    engine,
    modelName: model.name,
    inputTokens: 1,
    outputTokens: 1,
    reasoningTokens: 0,
    searches: model.webSearch ? 1 : 0,
    at,
  }).charge !== null;

/** What the model's vendor lists for it, for a prompt of ordinary length; null where the table does not know it. */
export function listPrice(engine: Engine, modelName: string, at: Date): ListPrice | null {
  const rates = findRates(engine, modelName, at, 0);
  if (!rates) return null;
  const fee = findSearchFee(engine, modelName, at);
  return {
    input: toDollars(rates.input),
    output: toDollars(rates.output),
    search: fee && { unit: fee.unit, perThousand: fee.perThousand },
  };
}

/** Prices of a million tokens, in nano-dollars. */
interface Rates {
  name: string;
  input: Nano;
  output: Nano;
  reasoning: Nano;
}

const found = new Map<string, { name: string; price: ModelPrice } | null>();

function findRates(engine: Engine, modelName: string, at: Date, inputTokens: number): Rates | null {
  const entry = findEntry(engine, modelName, at);
  if (!entry) return null;
  const input = rateOf(entry.price.input_mtok, inputTokens);
  const output = rateOf(entry.price.output_mtok, inputTokens);
  if (input === null || output === null) return null;
  return {
    name: entry.name,
    input,
    output,
    reasoning: rateOf(entry.price.output_reasoning_mtok, inputTokens) ?? output,
  };
}

/** The table is searched by patterns, so what was found is kept per model and day. */
function findEntry(engine: Engine, modelName: string, at: Date) {
  const day = at.toISOString().slice(0, 10);
  const key = `${engine} ${modelName} ${day}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const override = CHARGED_AS.find((row) => row.modelName === modelName && day < row.until);
  const result = calcPrice({ input_tokens: 1 }, override?.as ?? modelName, {
    providerId: PROVIDERS[engine],
    timestamp: at,
  });
  const entry = result ? { name: result.model.id, price: result.model_price } : null;
  if (found.size >= 10_000) found.clear();
  found.set(key, entry);
  return entry;
}

/** A table's figure in exact nano-dollars; long prompts move a model to a dearer tier, all tokens alike. */
function rateOf(price: ModelPrice[string], inputTokens: number): Nano | null {
  if (price === undefined) return null;
  if (typeof price === "number") return parseDollars(String(price));
  const tier = price.tiers.findLast(({ start }) => inputTokens > start);
  return parseDollars(String(tier?.price ?? price.base));
}
