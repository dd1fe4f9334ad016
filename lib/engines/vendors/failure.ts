import "server-only";

import { z } from "zod";

import { FetchFailure } from "@/lib/net/guarded-fetch";

import { EngineFailure } from "../engine";
import { isObject } from "./lenient";
import { refusedField } from "./refused-field";

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

/**
 * Vendors bill no request they refuse. What breaks on their side after it was taken may have been worked on, and so may
 * what a gateway gave up on, which answers with a page and not with the vendor's error. test/fakes/vendors/billing.ts
 * has every case.
 */
function judge({ status, body }: Refusal, words: string): { reason: Reason; mayBeBilled: boolean } {
  if (status === 429)
    return { reason: /insufficient_quota/i.test(words) ? "bad_key" : "rate_limited", mayBeBilled: false };
  if ((status === 503 || status === 529) && isObject(unwrap(body)))
    return { reason: "overloaded", mayBeBilled: false };
  if (GIVEN_UP.has(status)) return { reason: "timeout", mayBeBilled: true };
  if (status >= 500) return { reason: "broken", mayBeBilled: true };
  if (status === 401 || status === 402 || status === 403) return { reason: "bad_key", mayBeBilled: false };
  if (status === 404) return { reason: "unknown_model", mayBeBilled: false };
  if (status === 413) return { reason: "too_long", mayBeBilled: false };
  return { reason: reasonIn(words), mayBeBilled: false };
}

/** Somebody on the way did not wait any longer: 408 (OpenRouter), 499 (Google), 504, 524 (Cloudflare). */
const GIVEN_UP = new Set([408, 499, 504, 524]);

/** Google wraps some errors in an array. */
const unwrap = (body: unknown): unknown => (Array.isArray(body) ? body[0] : body);

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

function describe(body: unknown): Description {
  const parsed = errorBody.safeParse(unwrap(body));
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
export function refusalFailure(kind: string, refusal: Refusal): EngineFailure {
  const { status, body, retryAfter } = refusal;
  const { names, message, delay } = describe(body);
  const { reason, mayBeBilled } = judge(refusal, [...names, message].join(" "));
  const field =
    reason === "broken" && (status === 400 || status === 422) ? refusedField(body, message) : null;
  const name = names.find((text) => /^[a-z][a-z0-9_.-]{0,59}$/i.test(text));
  const seconds = secondsToWait(retryAfter, delay);
  const said = [
    `${kind} answered ${status}${name === undefined ? "" : ` (${name})`}`,
    ...(field === null ? [] : [`it refuses ${field}`]),
    ...(seconds === null ? [] : [`retry after ${seconds} s`]),
  ];
  return new EngineFailure(field === null ? reason : "invalid_field", mayBeBilled, said.join("; "), {
    retryAfterMs: seconds === null ? undefined : seconds * 1000,
    field: field ?? undefined,
  });
}

/** Whether a list's address is not there. Vendors judge keys before paths: what says so has taken the key. */
export const isMissing = (error: unknown): boolean =>
  error instanceof EngineFailure && error.reason === "unknown_model";

/**
 * A reply of success without an answer in it: one that says that it failed, or how it ended. It was worked on, unless it
 * was turned away for its rate before anything was written.
 */
export function noAnswer(
  kind: string,
  reply: unknown,
  ending: string | null,
  { wrote = false }: { wrote?: boolean } = {},
): EngineFailure {
  const { names, message } = describe(errorIn(reply));
  const words = [...names, message].join(" ");
  if (!wrote && /rate_limit/i.test(words))
    return new EngineFailure("rate_limited", false, `${kind}: too many requests`);
  const end = ending !== null && /^\w{1,60}$/.test(ending) ? `ended by ${ending}` : "without an end";
  return new EngineFailure(reasonIn(words), true, `${kind}: no answer in a reply ${end}`);
}

/** The error a reply carries: chat completions of some servers have it in the choice. */
function errorIn(reply: unknown): unknown {
  if (!isObject(reply)) return null;
  const choice: unknown = Array.isArray(reply.choices) ? reply.choices[0] : null;
  return reply.error ?? (isObject(choice) ? choice.error : null);
}

/** The same failure of a call that nobody charges for. */
export const unbilled = ({ reason, message, retryAfterMs, cause }: EngineFailure): EngineFailure =>
  new EngineFailure(reason, false, message, { retryAfterMs: retryAfterMs ?? undefined, cause });

/** Why a call brought no reply, in the engine's terms. */
export function toFailure(
  kind: string,
  error: unknown,
  { signal, begun }: { signal: AbortSignal; begun: boolean },
): EngineFailure {
  if (error instanceof EngineFailure) return error;
  const broken = error instanceof FetchFailure ? error : null;
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
  return new EngineFailure("broken", begun, `${kind} sent what is no answer`);
}
