import "server-only";

import type { z } from "zod";

import { envelopeSchema } from "@/lib/api-contract/reply";
import type { Envelope, TaskReply } from "@/lib/api-contract/reply";
import type { FailureKind } from "@/lib/api-contract/failure-words";
import { describeStatus, isPending, mayBeDone } from "@/lib/api-contract/status-codes";
import type { StatusGroup } from "@/lib/api-contract/status-codes";
import { parseStorableJson } from "@/lib/domain/text/storable-json";
import { ApiCallError } from "@/lib/api-client/errors";
import type { CompleteExchange, RawExchange, Retry } from "@/lib/api-client/errors";

function retryOf(group: StatusGroup, code: number, paid: boolean): Retry {
  if (group !== "transient" && group !== "pending") return "never";
  return paid && mayBeDone(code) ? "unknown_outcome" : "later";
}

function kindOf(group: StatusGroup, code: number, level: "envelope_code" | "task_code"): FailureKind {
  if (code === 40202 || code === 40209) return "rate_limited";
  if (group === "money") return "payment";
  return code === 40100 ? "unauthorized" : level;
}

interface StatusFields {
  status_code: number;
  status_message: string | null;
  cost: number | null;
}

function refusal(
  status: StatusFields,
  level: "envelope_code" | "task_code",
  raw: RawExchange,
  paid: boolean,
): ApiCallError {
  const { group } = describeStatus(status.status_code);
  return new ApiCallError(kindOf(group, status.status_code, level), {
    retry: retryOf(group, status.status_code, paid),
    raw,
    code: status.status_code,
    statusMessage: status.status_message,
    cost: status.cost,
  });
}

function httpFailure(raw: CompleteExchange, paid: boolean): ApiCallError {
  const { httpStatus } = raw;
  let envelope: Envelope | null = null;
  try {
    envelope = envelopeSchema.safeParse(parseStorableJson(raw.replyBody)).data ?? null;
  } catch {
    // An error page is not JSON; the status says enough.
  }
  const details = {
    raw,
    code: envelope?.status_code ?? null,
    statusMessage: envelope?.status_message ?? null,
  };
  if (httpStatus === 401) return new ApiCallError("unauthorized", { retry: "never", ...details });
  if (httpStatus === 402) return new ApiCallError("payment", { retry: "never", ...details });
  if (httpStatus === 429) return new ApiCallError("rate_limited", { retry: "later", ...details });
  const retry = httpStatus < 500 ? "never" : paid ? "unknown_outcome" : "later";
  return new ApiCallError("http", { retry, ...details });
}

/** Reads a reply by its schema. Throws an `ApiCallError` unless the API took the request as a whole. */
export function readEnvelope<S extends z.ZodType<Envelope>>(
  schema: S,
  raw: CompleteExchange,
  paid: boolean,
): z.output<S> {
  if (raw.httpStatus !== 200) throw httpFailure(raw, paid);
  const retry: Retry = paid ? "unknown_outcome" : "later";
  let json: unknown;
  try {
    json = parseStorableJson(raw.replyBody);
  } catch (error) {
    throw new ApiCallError("broken_json", { retry, raw, cause: error });
  }
  // The code decides first: a refusal need not have the shape of an answer.
  const outer = envelopeSchema.safeParse(json);
  if (outer.success && describeStatus(outer.data.status_code).group !== "ok") {
    throw refusal(outer.data, "envelope_code", raw, paid);
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    throw new ApiCallError("unexpected_shape", {
      retry: paid ? "unknown_outcome" : "never",
      raw,
      cause: parsed.error,
    });
  }
  return parsed.data;
}

/**
 * The one task of a reply to a call that asks for one. A task that is still pending is returned. Throws an
 * `ApiCallError` for a failed one, with what it cost all the same.
 */
export function onlyTask<T>(reply: Envelope<T>, raw: RawExchange, paid: boolean): TaskReply<T> {
  const [task] = reply.tasks ?? [];
  if (!task) {
    throw new ApiCallError("unexpected_shape", { retry: paid ? "unknown_outcome" : "never", raw });
  }
  const failed = describeStatus(task.status_code).group !== "ok" && !isPending(task.status_code);
  if (failed) throw refusal(task, "task_code", raw, paid);
  return task;
}
