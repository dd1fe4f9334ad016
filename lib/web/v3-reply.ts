import "server-only";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";

const zip = promisify(gzip);

/** Replies below this fit into one packet, zipped or not. */
const MIN_ZIPPED_BYTES = 1_200;

interface JsonReply {
  http: number;
  body: object;
  headers?: Readonly<Record<string, string>>;
}

/** A reply as JSON, zipped for callers that ask for it. */
export async function jsonReply(
  request: Request,
  { http, body, headers = {} }: JsonReply,
): Promise<Response> {
  const bytes = Buffer.from(JSON.stringify(body));
  const zipped = bytes.length >= MIN_ZIPPED_BYTES && takesGzip(request.headers.get("accept-encoding"));
  return new Response(zipped ? new Uint8Array(await zip(bytes, { level: constants.Z_BEST_SPEED })) : bytes, {
    status: http,
    headers: {
      "Content-Type": "application/json",
      "Cache-Control": "no-store",
      Vary: "Accept-Encoding",
      ...(zipped ? { "Content-Encoding": "gzip" } : {}),
      ...headers,
    },
  });
}

/** Whether an `Accept-Encoding` header names gzip, or everything, and does not refuse it with `q=0`. */
export function takesGzip(header: string | null): boolean {
  const weights = new Map(
    (header ?? "").split(",").map((part) => {
      const [name = "", ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return [name, weight === undefined ? 1 : Number(weight)];
    }),
  );
  return (weights.get("gzip") ?? weights.get("x-gzip") ?? weights.get("*") ?? 0) > 0;
}
