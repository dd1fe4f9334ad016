import "server-only";

import type { GuardedFetch } from "@/lib/net/guarded-fetch";

/** Far more than an answer of 4,096 tokens with its sources takes. */
const REPLY_BYTES = 16 * 1024 * 1024;

/** Statuses that cannot have a body. */
const BODILESS = new Set([204, 205, 304]);

/** A reply that came in whole. */
export interface WholeReply {
  status: number;
  text: string;
  retryAfter: string | undefined;
}

export interface OneRequest {
  fetch: typeof globalThis.fetch;
  /** Whether a request set out. */
  begun(): boolean;
  /** What came back; null while nothing has come back whole. */
  reply(): WholeReply | null;
  /** Why nothing came back; undefined where no request failed. */
  failure(): unknown;
}

/**
 * A fetch for the SDK that goes through the guard, to one origin, once, and keeps what came back. The SDK may send a
 * second request on its own (Gemini's continuations do); each is billed, so it is not let out.
 */
export function oneRequest(guarded: GuardedFetch, origin: string): OneRequest {
  let begun = false;
  let reply: WholeReply | null = null;
  let failure: unknown;

  const send: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) throw new Error("a request to another origin than the upstream's");
    if (begun) throw new Error("a second request for one question");
    const { signal, body, method } = init ?? {};
    if (!signal) throw new Error("a request without a signal");
    if (method !== "POST" || typeof body !== "string") throw new Error("not a POST of text");
    begun = true;
    const headers = Object.fromEntries(new Headers(init?.headers));
    try {
      const response = await guarded(url, { method, headers, body, signal });
      const text = await readAll(response.body);
      const { status } = response;
      reply = { status, text, retryAfter: response.headers["retry-after"] };
      return new Response(BODILESS.has(status) ? null : text, {
        status,
        headers: { "content-type": response.headers["content-type"] ?? "application/json" },
      });
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  return { fetch: send, begun: () => begun, reply: () => reply, failure: () => failure };
}

/** Reads a body to its end. Throws when it is longer than any answer. */
export async function readAll(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop by a throw ends the connection too.
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > REPLY_BYTES) throw new Error("a reply of more than 16 MB");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
