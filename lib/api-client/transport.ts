import "server-only";

import { promisify } from "node:util";
import { gunzip } from "node:zlib";

import { ApiCallError } from "@/lib/api-client/errors";
import type { CompleteExchange, RawExchange } from "@/lib/api-client/errors";
import { FetchFailure } from "@/lib/net/guarded-fetch";
import type { GuardedFetch, GuardedResponse } from "@/lib/net/guarded-fetch";

/** The most a reply may have, both as it comes and unzipped. The largest real ones are below 1 MB. */
export const MAX_REPLY_BYTES = 20 * 1024 * 1024;

export interface Sending {
  url: URL;
  authorization: string;
  /** The JSON to post; null for a GET. */
  requestBody: string | null;
  deadlineMs: number;
  /** Whether carrying it out twice costs twice. */
  paid: boolean;
}

const unzip = promisify(gunzip);

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";

/** Header values are the other side's text; only a short word is taken from one. */
const word = (value: string | string[] | undefined): string | null =>
  typeof value === "string" && /^[\w.-]{1,40}$/.test(value) ? value : null;

class Oversize extends Error {}
class BrokenGzip extends Error {}

async function readBytes(response: GuardedResponse): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > MAX_REPLY_BYTES) {
      response.discard();
      throw new Oversize();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function readText(response: GuardedResponse): Promise<string> {
  const bytes = await readBytes(response);
  if (!isGzip(bytes)) return new TextDecoder().decode(bytes);
  try {
    return new TextDecoder().decode(await unzip(bytes, { maxOutputLength: MAX_REPLY_BYTES }));
  } catch (error) {
    throw isTooLarge(error) ? new Oversize() : new BrokenGzip("not gzip to its end", { cause: error });
  }
}

/**
 * Sends one request and reads its whole reply, whatever its status. Throws an `ApiCallError` when there is no whole
 * reply: for a paid call that may have left, its outcome is then unknown.
 */
export async function exchange(
  fetch: GuardedFetch,
  { url, authorization, requestBody, deadlineMs, paid }: Sending,
): Promise<CompleteExchange> {
  const started = performance.now();
  const signal = AbortSignal.timeout(deadlineMs);
  let response: GuardedResponse | null = null;

  const raw = (replyBody = ""): RawExchange => ({
    requestBody: requestBody ?? "",
    replyBody,
    httpStatus: response?.status ?? null,
    elapsedMs: Math.round(performance.now() - started),
    upstream: word(response?.headers["x-sightline-upstream"]),
  });

  try {
    response = await fetch(url, {
      method: requestBody === null ? "GET" : "POST",
      headers: {
        authorization,
        accept: "application/json",
        "accept-encoding": "gzip",
        ...(requestBody === null ? {} : { "content-type": "application/json" }),
      },
      body: requestBody ?? undefined,
      // A GET is free.
      mayShare: requestBody === null,
      signal,
    });
    const replyBody = await readText(response);
    return { ...raw(replyBody), httpStatus: response.status };
  } catch (error) {
    const unless = (mayHaveLeft: boolean) => (paid && mayHaveLeft ? "unknown_outcome" : "later");
    if (error instanceof Oversize) {
      throw new ApiCallError("oversize", {
        retry: paid ? "unknown_outcome" : "never",
        raw: raw(),
        cause: error,
      });
    }
    if (error instanceof BrokenGzip) {
      throw new ApiCallError("broken_gzip", { retry: unless(true), raw: raw(), cause: error });
    }
    if (!(error instanceof FetchFailure)) throw error;
    switch (error.reason) {
      case "aborted":
        throw new ApiCallError("timeout", { retry: unless(error.mayHaveLeft), raw: raw(), cause: error });
      case "bad_url":
      case "blocked_address":
        throw new ApiCallError("blocked_address", { retry: "never", raw: raw(), cause: error });
      case "dns":
      case "refused":
      case "cut_off":
        throw new ApiCallError(error.reason, { retry: unless(error.mayHaveLeft), raw: raw(), cause: error });
    }
  }
}
