import "server-only";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { LIMITS } from "@/lib/api-contract/limits";
import { invalidBody, parsePosted, type Posted } from "@/lib/api-service/calls/parse-posted";

class TooLarge extends Error {}

/** Reads a request's body, zipped or not, and never more of it than the limits allow. */
export async function readPosted(
  body: AsyncIterable<Uint8Array> | null,
  contentEncoding: string | null,
): Promise<Posted> {
  try {
    const bytes = await readBytes(body, /^(x-)?gzip$/i.test(contentEncoding ?? ""));
    return parsePosted(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TooLarge) return invalidBody("It is too large.");
    return invalidBody("It could not be read.");
  }
}

async function readBytes(body: AsyncIterable<Uint8Array> | null, zipped: boolean): Promise<Buffer> {
  if (!body) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) chunks.push(chunk);
  };
  if (zipped) {
    await pipeline(body, atMost(LIMITS.bodyBytes), createGunzip(), atMost(LIMITS.unzippedBodyBytes), collect);
  } else {
    await pipeline(body, atMost(LIMITS.bodyBytes), collect);
  }
  return Buffer.concat(chunks);
}

/** The chunks of a request's body. */
export async function* chunksOf(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel();
  }
}

/** Lets bytes through up to a limit and fails on the chunk that exceeds it. */
const atMost = (limit: number) =>
  async function* (source: AsyncIterable<Uint8Array>) {
    let seen = 0;
    for await (const chunk of source) {
      seen += chunk.length;
      if (seen > limit) throw new TooLarge();
      yield Buffer.from(chunk);
    }
  };
