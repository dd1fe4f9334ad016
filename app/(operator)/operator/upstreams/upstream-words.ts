import type { UpstreamOffer } from "@/lib/api-service/upstreams/upstream-settings";
import { COMPATIBLE, SANDBOX } from "@/lib/domain/engines/upstream-kinds";

/** What answers, by the word of its kind. */
const KIND_WORDS: Record<string, string> = {
  openai: "OpenAI's API",
  google: "Google's Gemini API",
  anthropic: "Anthropic's API",
  perplexity: "Perplexity's API",
  [COMPATIBLE]: "OpenAI-compatible server",
  [SANDBOX]: "Built-in sandbox",
};

export const kindWords = (kind: string): string => KIND_WORDS[kind] ?? kind;

type Reason = Extract<UpstreamOffer, { ok: false }>["reason"];

interface FailureWords {
  /** What happened. */
  what: string;
  /** The field to look at, where one is to blame. */
  field: "apiKey" | "baseUrl" | null;
}

const ADDRESS = "Check the address";

const FAILURES: Partial<Record<Reason, FailureWords>> = {
  bad_key: { what: "The key was refused. Check the key, and that its account has credit.", field: "apiKey" },
  unreachable: {
    what: `Nothing answers at this address. ${ADDRESS}, and that its server runs.`,
    field: "baseUrl",
  },
  timeout: { what: `It did not answer in time. ${ADDRESS}, or try again.`, field: "baseUrl" },
  unknown_model: {
    what: `There is no list of models at this address. ${ADDRESS} with its path.`,
    field: "baseUrl",
  },
  broken: {
    what: `What answers at this address does not speak this API. ${ADDRESS} with its path.`,
    field: "baseUrl",
  },
  rate_limited: { what: "It turned the call away: too many requests. Try again in a minute.", field: null },
  overloaded: { what: "It is overloaded. Try again in a minute.", field: null },
};

/** Why a list of models could not be had. */
export const failureWords = (reason: Reason): FailureWords =>
  FAILURES[reason] ?? { what: "It refused the call.", field: null };

/** What a field takes, where what was typed cannot be used. */
export const FIELD_WORDS: Record<string, string> = {
  apiKey: "The key: visible characters without spaces.",
  baseUrl: "An http(s) address without a password, a query or a fragment.",
  models: "Names of models, at most 200.",
  kind: "Choose what answers.",
};
