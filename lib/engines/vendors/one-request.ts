import "server-only";

import type { GuardedFetch, GuardedResponse } from "@/lib/net/guarded-fetch";

/** Far more than an answer of 4,096 tokens with its sources takes. */
const REPLY_BYTES = 16 * 1024 * 1024;

/** Statuses that cannot have a body. */
const BODILESS = new Set([204, 205, 304]);

export interface OneRequest {
  fetch: typeof globalThis.fetch;
  /** Whether a request set out. */
  begun(): boolean;
}

/**
 * A fetch for the SDK that goes through the guard, to one origin, once. The SDK may send a second request on its own
 * (Gemini's continuations do); each is billed, so it is not let out.
 */
export function oneRequest(guarded: GuardedFetch, origin: string): OneRequest {
  let begun = false;
  return {
    begun: () => begun,
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.origin !== origin) throw new Error("a request to another origin than the upstream's");
      if (begun) throw new Error("a second request for one question");
      const { signal, body, method } = init ?? {};
      if (!signal) throw new Error("a request without a signal");
      if (method !== "POST" || typeof body !== "string") throw new Error("not a POST of text");
      begun = true;
      const headers = Object.fromEntries(new Headers(init?.headers));
      return toResponse(await guarded(url, { method, headers, body, signal }));
    },
  };
}

function toResponse({ status, headers, body, discard }: GuardedResponse): Response {
  const list = Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? ""]).map((one): [string, string] => [name, one]),
  );
  if (BODILESS.has(status)) {
    discard();
    return new Response(null, { status, headers: list });
  }
  return new Response(toStream(limited(body)), { status, headers: list });
}

function toStream(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}

/** Reads a body to its end. Throws when it is longer than any answer. */
export async function readAll(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of limited(body)) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

async function* limited(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let left = REPLY_BYTES;
  for await (const chunk of body) {
    left -= chunk.length;
    if (left < 0) throw new Error("a reply of more than 16 MB");
    yield chunk;
  }
}
