import "server-only";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { LIMITS } from "@/lib/api-contract/limits";
import { invalidBody, parsePosted, type Posted } from "@/lib/api-service/calls/parse-posted";

const unzip = promisify(gunzip);

class TooLarge extends Error {}

/** Reads a request's body, zipped or not, and never more of it than the limits allow. */
export async function readPosted(body: AsyncIterable<Uint8Array> | null): Promise<Posted> {
  try {
    const bytes = await unzipped(await readBytes(body));
    return parsePosted(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    return invalidBody(isTooLarge(error) ? "It is too large." : "It could not be read.");
  }
}

async function readBytes(body: AsyncIterable<Uint8Array> | null): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let seen = 0;
  for await (const chunk of body ?? []) {
    seen += chunk.length;
    if (seen > LIMITS.bodyBytes) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Gzip is known by its first two bytes, whether or not a header says so: no JSON begins with them. */
const unzipped = async (bytes: Buffer): Promise<Buffer> =>
  bytes[0] === 0x1f && bytes[1] === 0x8b
    ? unzip(bytes, { maxOutputLength: LIMITS.unzippedBodyBytes })
    : bytes;

const isTooLarge = (error: unknown): boolean =>
  error instanceof TooLarge ||
  (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE");
