import { describeStatus } from "@/lib/api-contract/status-codes";

/** Why a call did not give what it was made for. */
export const FAILURE_KINDS = [
  "refused",
  "dns",
  "blocked_address",
  "timeout",
  "cut_off",
  "http",
  "unauthorized",
  "payment",
  "rate_limited",
  "envelope_code",
  "task_code",
  "broken_json",
  "broken_gzip",
  "oversize",
  "unexpected_shape",
] as const;

export type FailureKind = (typeof FAILURE_KINDS)[number];

export interface FailureWords {
  meaning: string;
  remedy: string;
}

const WORDS: Readonly<Record<FailureKind, FailureWords>> = {
  refused: {
    meaning: "No connection to the API could be made. Nothing was sent.",
    remedy: "Check that the base URL is right and that the service runs and can be reached from here.",
  },
  dns: {
    meaning: "The API's host name has no address. Nothing was sent.",
    remedy: "Check the base URL for a typing error, and this server's name resolution.",
  },
  blocked_address: {
    meaning: "The address is on a private network, and the operator has not allowed it. Nothing was sent.",
    remedy: "Ask the operator to add its exact origin to SIGHTLINE_ALLOWED_ORIGINS.",
  },
  timeout: {
    meaning: "The API did not answer in time.",
    remedy:
      "A live question may have been answered and billed all the same: look at the balance before asking again.",
  },
  cut_off: {
    meaning: "The connection broke before the whole reply had arrived.",
    remedy:
      "A live question may have been answered and billed all the same: look at the balance before asking again.",
  },
  http: {
    meaning: "The address answered with an HTTP error.",
    remedy: "Check that the base URL is that of an LLM Responses API; if it is, try again later.",
  },
  unauthorized: {
    meaning: "The API does not accept the login and password.",
    remedy:
      "Enter the API login and password of the connection again; the API password is not the one of the website.",
  },
  payment: {
    meaning: "The API's account has no money left for this, or has reached its cost limit.",
    remedy: "Top up the account or raise its limit, then send again.",
  },
  rate_limited: {
    meaning: "The account has made too many calls at once or in this minute. Nothing was charged.",
    remedy: "It is repeated later by itself; ask for less at once if it stays.",
  },
  envelope_code: {
    meaning: "The API refused the request.",
    remedy: "The code says why.",
  },
  task_code: {
    meaning: "The API could not carry out the task.",
    remedy: "The code says why.",
  },
  broken_json: {
    meaning: "The reply is not JSON. It was kept as it came.",
    remedy: "Check that the base URL is that of an LLM Responses API; a proxy's error page looks like this.",
  },
  broken_gzip: {
    meaning: "The reply was compressed and cannot be unpacked.",
    remedy: "A proxy in between may have damaged it; the question may have been billed.",
  },
  oversize: {
    meaning: "The reply is larger than 20 MB and was not read to its end.",
    remedy: "Check that the base URL is that of an LLM Responses API; the question may have been billed.",
  },
  unexpected_shape: {
    meaning: "The reply is JSON, but not as the API documents it. It was kept as it came.",
    remedy: "Look at the raw reply; the question may have been billed.",
  },
};

const isKind = (kind: string): kind is FailureKind => Object.hasOwn(WORDS, kind);

const NO_WORDS: FailureWords = { meaning: "The call failed.", remedy: "The raw exchange says more." };

/** A kept failure kind in words; kinds of another making have general ones. */
export const describeFailureKind = (kind: string): FailureWords => (isKind(kind) ? WORDS[kind] : NO_WORDS);

/** A failed call in words for people: what it means and what to do. Where the API gave a code, the code says it best. */
export function describeFailure(kind: FailureKind, code: number | null = null): FailureWords {
  if (code === null) return WORDS[kind];
  const { meaning, remedy, group } = describeStatus(code);
  return group === "ok" ? WORDS[kind] : { meaning, remedy };
}
