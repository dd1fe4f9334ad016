import "server-only";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { LIMITS } from "@/lib/api-contract/limits";
import { invalidBody, parsePosted, type Posted } from "@/lib/api-service/calls/parse-posted";
import { readBody } from "./read-body";

const unzip = promisify(gunzip);

/** Reads a request's body, zipped or not, and never more of it than the limits allow. */
export async function readPosted(body: AsyncIterable<Uint8Array> | null): Promise<Posted> {
  try {
    const sent = await readBody(body, LIMITS.bodyBytes);
    if (!sent) return invalidBody(TOO_LARGE);
    return parsePosted(new TextDecoder("utf-8", { fatal: true }).decode(await unzipped(sent)));
  } catch (error) {
    return invalidBody(isTooLargeUnzipped(error) ? TOO_LARGE : "It could not be read.");
  }
}

const TOO_LARGE = "It is too large.";

/** Gzip is known by its first two bytes, whether or not a header says so: no JSON begins with them. */
const unzipped = async (bytes: Buffer): Promise<Buffer> =>
  bytes[0] === 0x1f && bytes[1] === 0x8b
    ? unzip(bytes, { maxOutputLength: LIMITS.unzippedBodyBytes })
    : bytes;

const isTooLargeUnzipped = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
