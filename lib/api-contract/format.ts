import { engineSchema } from "@/lib/domain/engines/engine-schema";
import type { Engine } from "@/lib/domain/engines/engine";

const two = (value: number): string => String(value).padStart(2, "0");

/** A time as the wire writes it: `2025-07-02 14:06:32 +00:00`, always UTC, whole seconds. */
export const formatWireDate = (date: Date): string =>
  `${date.toISOString().slice(0, 10)} ${date.toISOString().slice(11, 19)} +00:00`;

const WIRE_DATE = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}) ([+-]\d{2}:\d{2})$/;

/** Reads a time as the wire writes it, with any offset. Null for anything else, impossible days included. */
export function parseWireDate(text: string): Date | null {
  const [, day, time, offset] = WIRE_DATE.exec(text) ?? [];
  if (day === undefined || time === undefined || offset === undefined) return null;
  const written = new Date(`${day}T${time}Z`);
  const date = new Date(`${day}T${time}${offset}`);
  // The engine reads 31 February as a day of March; the written day must survive the trip.
  const real = !Number.isNaN(written.getTime()) && written.toISOString().startsWith(`${day}T${time}`);
  return real && !Number.isNaN(date.getTime()) ? date : null;
}

/** Milliseconds as the wire's execution time: `0.1071 sec.`; none at all is `0 sec.`. */
export const formatWireTime = (milliseconds: number): string =>
  milliseconds <= 0 ? "0 sec." : `${(milliseconds / 1000).toFixed(4)} sec.`;

const LLM_CALLS = ["models", "live", "task_post", "tasks_ready", "task_get"] as const;
export type LlmCall = (typeof LLM_CALLS)[number];

const APPENDIX_CALLS = ["user_data", "errors", "status", "webhook_resend"] as const;
export type AppendixCall = (typeof APPENDIX_CALLS)[number];

/** The segments of an LLM Responses path, as a task's `path` lists them. */
export const llmPath = (engine: Engine, call: LlmCall, id?: string): string[] => [
  "v3",
  "ai_optimization",
  engine,
  "llm_responses",
  call,
  ...(id === undefined ? [] : [id]),
];

/** The path that collects a task's result: the ready list's `endpoint`. */
export const taskPath = (engine: Engine, id: string): string =>
  `/${llmPath(engine, "task_get", id).join("/")}`;

export type WirePath = {
  segments: string[];
  /** `.ai`: the caller wants the cropped reply. */
  cropped: boolean;
} & (
  | { kind: "llm"; engine: Engine; call: Exclude<LlmCall, "task_get"> }
  | { kind: "llm"; engine: Engine; call: "task_get"; id: string }
  | { kind: "appendix"; call: AppendixCall }
  | { kind: "id_list" }
  /** XML replies, and calls that are documented but left out. */
  | { kind: "not_implemented" }
  | { kind: "unknown" }
);

const decoded = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
};

/**
 * What a request's path asks for. Doubled and trailing slashes are forgiven, because the official client makes them
 * from a base URL that ends in one; so is `.ai` after a task's id.
 */
export function parsePath(pathname: string): WirePath {
  const raw = pathname
    .split("/")
    .filter((segment) => segment !== "")
    .map(decoded);
  const last = raw.at(-1) ?? "";
  const suffix = /\.(ai|xml)$/.exec(last)?.[1];
  const segments = suffix ? [...raw.slice(0, -1), last.slice(0, -suffix.length - 1)] : raw;
  const base = { segments, cropped: suffix === "ai" };
  if (segments[0] !== "v3") return { ...base, kind: "unknown" };
  if (suffix === "xml") return { ...base, kind: "not_implemented" };

  const [, area, first, second, third, fourth] = segments;
  if (area === "appendix" && segments.length === 3) {
    const call = APPENDIX_CALLS.find((name) => name === first);
    return call ? { ...base, kind: "appendix", call } : { ...base, kind: "unknown" };
  }
  if (area !== "ai_optimization") return { ...base, kind: "unknown" };
  if (segments.length === 3 && first === "id_list") return { ...base, kind: "id_list" };
  if (segments.length === 3 && first === "errors") return { ...base, kind: "not_implemented" };

  const engine = engineSchema.safeParse(first);
  const call = LLM_CALLS.find((name) => name === third);
  if (!engine.success || second !== "llm_responses" || !call) return { ...base, kind: "unknown" };
  if (call === "task_get") {
    return fourth !== undefined && segments.length === 6
      ? { ...base, kind: "llm", engine: engine.data, call, id: fourth }
      : { ...base, kind: "unknown" };
  }
  return segments.length === 5
    ? { ...base, kind: "llm", engine: engine.data, call }
    : { ...base, kind: "unknown" };
}

// The function's part of an id. 0612 to 0614 are those of the documentation's samples; the others are ours.
const FUNCTION_PART = {
  models: "0611",
  live: "0612",
  task_post: "0613",
  tasks_ready: "0614",
  task_get: "0615",
  id_list: "0616",
  user_data: "0617",
  errors: "0618",
  status: "0619",
  webhook_resend: "0620",
} as const;

export type IdentifiedCall = keyof typeof FUNCTION_PART;

const UTC_PLUS_3 = 3 * 60 * 60 * 1000;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

const hex = (bytes: Uint8Array): string => {
  let text = "";
  for (const byte of bytes) text += HEX[byte];
  return text;
};

const ID_BYTES = 8;
// Asking the system for randomness costs more than all the rest of an id, so it is asked for many ids at once.
const randomness = new Uint8Array(512 * ID_BYTES);
let used = randomness.length;

function takeRandomBytes(): Uint8Array {
  if (used === randomness.length) {
    crypto.getRandomValues(randomness);
    used = 0;
  }
  return randomness.subarray(used, (used += ID_BYTES));
}

/**
 * A task id in the documented shape, `MMDDHHmm-account-function-xxxx-xxxxxxxxxxxx`: the minute in UTC+3, four digits
 * of the account, the function, and 64 random bits, so that ids can be neither guessed nor met twice.
 */
export function makeTaskId(
  call: IdentifiedCall,
  accountNumber: number,
  at: Date,
  random: Uint8Array = takeRandomBytes(),
): string {
  const account = String(Math.abs(Math.trunc(accountNumber)) % 10_000).padStart(4, "0");
  const tail = hex(random.subarray(0, ID_BYTES)).padStart(2 * ID_BYTES, "0");
  return `${idMinute(at)}-${account}-${FUNCTION_PART[call]}-${tail.slice(0, 4)}-${tail.slice(4)}`;
}

const idMinute = (at: Date): string => {
  const local = new Date(at.getTime() + UTC_PLUS_3);
  return (
    two(local.getUTCMonth() + 1) +
    two(local.getUTCDate()) +
    two(local.getUTCHours()) +
    two(local.getUTCMinutes())
  );
};

/** Whether a text could be a task's id. Not RFC 4122, and the documentation's own samples are not all hexadecimal. */
export const looksLikeTaskId = (id: string): boolean => /^[\da-z]{8}(-[\da-z]{4}){3}-[\da-z]{12}$/i.test(id);
