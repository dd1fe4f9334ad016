import "server-only";

import { APICallError } from "ai";
import { z } from "zod";

import { FetchFailure } from "@/lib/net/guarded-fetch";

import { EngineFailure } from "../engine";

type Reason = EngineFailure["reason"];

/** What a vendor refused with: its HTTP status, and the words of its error body. */
export interface Refusal {
  status: number;
  body: unknown;
  retryAfter?: string | undefined;
}

/** Words in an error body that say more than the status does, tried in this order. */
const WORDS: readonly { words: RegExp; reason: Reason }[] = [
  {
    words:
      /context_length_exceeded|prompt is too long|context (length|window|size)|exceeds the maximum number of tokens|string_above_max_length/i,
    reason: "too_long",
  },
  {
    words:
      /api_key_invalid|api key not valid|invalid_api_key|insufficient_quota|credit balance|billing_error|permission_denied/i,
    reason: "bad_key",
  },
  {
    words:
      /model_not_found|invalid_model|invalid model|model\b.{0,100}\b(does not exist|not found|is not supported)/i,
    reason: "unknown_model",
  },
  { words: /content_filter|content_policy|content management policy|safety_violation/i, reason: "filtered" },
];

/** Vendors bill no request they refuse. What breaks on their side after it was taken may have been worked on. */
function judge(status: number, words: string): { reason: Reason; mayBeBilled: boolean } {
  if (status === 429)
    return { reason: /insufficient_quota/i.test(words) ? "bad_key" : "rate_limited", mayBeBilled: false };
  if (status === 503 || status === 529) return { reason: "overloaded", mayBeBilled: false };
  if (status === 504 || status === 524) return { reason: "timeout", mayBeBilled: true };
  if (status >= 500) return { reason: "broken", mayBeBilled: true };
  if (status === 401 || status === 402 || status === 403) return { reason: "bad_key", mayBeBilled: false };
  if (status === 404) return { reason: "unknown_model", mayBeBilled: false };
  if (status === 413) return { reason: "too_long", mayBeBilled: false };
  if (status === 408) return { reason: "timeout", mayBeBilled: false };
  return { reason: reasonIn(words), mayBeBilled: false };
}

const reasonIn = (words: string): Reason => WORDS.find((row) => row.words.test(words))?.reason ?? "broken";

const word = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);

const errorFields = z.looseObject({
  code: word,
  type: word,
  status: word,
  message: word,
  details: z
    .array(z.looseObject({ reason: word, retryDelay: word }))
    .optional()
    .catch(undefined),
});

const errorBody = z.union([
  z.looseObject({ error: errorFields }).transform(({ error }) => error),
  z.looseObject({ error: z.string() }).transform(({ error }) => errorFields.parse({ message: error })),
  errorFields,
]);

interface Description {
  /** The error's names, then its sentence. */
  names: readonly string[];
  message: string;
  /** How long to wait, where the body says so: Google's "34.5s". */
  delay: string | undefined;
}

/** Google wraps some errors in an array. */
function describe(body: unknown): Description {
  const parsed = errorBody.safeParse(Array.isArray(body) ? body[0] : body);
  if (!parsed.success) return { names: [], message: "", delay: undefined };
  const { message = "", code, type, status, details = [] } = parsed.data;
  const names = [code, type, status, ...details.map(({ reason }) => reason)];
  return {
    names: names.flatMap((name) => name ?? []),
    message,
    delay: details.flatMap(({ retryDelay }) => retryDelay ?? [])[0],
  };
}

/** Whole seconds to wait: the header has a number or a date, the body a duration. */
function secondsToWait(header: string | null | undefined, delay: string | undefined): number | null {
  const [, number] = /^(\d{1,6}(?:\.\d+)?)s?$/.exec(header ?? delay ?? "") ?? [];
  if (number !== undefined) return Math.ceil(Number(number));
  const until = Date.parse(header ?? "");
  return Number.isNaN(until) ? null : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}

/**
 * What a refusal means. The failure's message names status and error code only: a vendor's sentence may repeat the key
 * or the question.
 */
export function refusalFailure(kind: string, { status, body, retryAfter }: Refusal): EngineFailure {
  const { names, message, delay } = describe(body);
  const { reason, mayBeBilled } = judge(status, [...names, message].join(" "));
  const name = names.find((text) => /^[a-z][a-z0-9_.-]{0,59}$/i.test(text));
  const seconds = secondsToWait(retryAfter, delay);
  return new EngineFailure(
    reason,
    mayBeBilled,
    `${kind} answered ${status}${name === undefined ? "" : ` (${name})`}${seconds === null ? "" : `; retry after ${seconds} s`}`,
    { retryAfterMs: seconds === null ? undefined : seconds * 1000 },
  );
}

/** The body of an error as a document. The SDK hands on a whole reply, not its text, when that says that it failed. */
function documentOf(body: unknown): unknown {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Whether a list's address is not there. Vendors judge keys before paths: what says so has taken the key. */
export const isMissing = (error: unknown): boolean =>
  error instanceof EngineFailure && error.reason === "unknown_model";

/** A reply of success that says that it failed: it was worked on, unless it was turned away for its rate. */
function failedReply(kind: string, body: unknown): EngineFailure {
  const { names, message } = describe(body);
  const words = [...names, message].join(" ");
  if (/rate_limit/i.test(words))
    return new EngineFailure("rate_limited", false, `${kind}: too many requests`);
  return new EngineFailure(reasonIn(words), true, `${kind} failed to answer`);
}

function causes(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let at = error; at instanceof Error && chain.length < 10; at = at.cause) chain.push(at);
  return chain;
}

/** The refusal an error of the SDK stands for; null when it stands for none. */
export function findRefusal(error: unknown): Refusal | null {
  const refused = refusalIn(causes(error));
  return refused && !refused.whole ? refused : null;
}

function refusalIn(chain: readonly unknown[]): (Refusal & { whole: boolean }) | null {
  const error = chain.find((cause) => APICallError.isInstance(cause));
  // A status of success on an error means that the reply could not be read.
  if (error?.statusCode === undefined || error.statusCode < 300) return null;
  const body: unknown = error.responseBody;
  return {
    status: error.statusCode,
    body: documentOf(body),
    retryAfter: error.responseHeaders?.["retry-after"],
    whole: typeof body === "object" && body !== null,
  };
}

/** What went wrong with a call, in the engine's terms. */
export function toFailure(
  kind: string,
  error: unknown,
  { signal, begun }: { signal: AbortSignal; begun: boolean },
): EngineFailure {
  if (error instanceof EngineFailure) return error;
  const chain = causes(error);
  const broken = chain.find((cause) => cause instanceof FetchFailure);
  if (signal.aborted || broken?.reason === "aborted")
    return new EngineFailure(
      "timeout",
      broken?.mayHaveLeft ?? begun,
      `${kind} was not waited for any longer`,
    );
  if (broken)
    return new EngineFailure(
      broken.mayHaveLeft ? "broken" : "unreachable",
      broken.mayHaveLeft,
      `${kind} could not be reached: ${broken.reason}`,
      { cause: broken },
    );
  const refused = refusalIn(chain);
  if (refused) return refused.whole ? failedReply(kind, refused.body) : refusalFailure(kind, refused);
  // A zod error names what was expected where, and no values.
  return new EngineFailure(
    "broken",
    begun,
    `${kind} sent what is no answer`,
    error instanceof z.ZodError ? { cause: error } : undefined,
  );
}
