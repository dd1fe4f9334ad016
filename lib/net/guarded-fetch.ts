import "server-only";

import dns from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import type { LookupFunction } from "node:net";

import { isPublicAddress } from "@/lib/net/public-address";

/*
 * Requests to addresses that people type. Node's own client is used because it takes a `lookup`: the address that is
 * judged is the very address that is connected to, so a name that changes its address between check and use gains
 * nothing. Redirects are not followed, and a request has a connection of its own unless it may be repeated: on a
 * kept-alive one that the other side has just closed, "was it sent?" could not be answered.
 */

export type FetchFailureReason =
  /** The URL is not one we fetch: not http(s), or with credentials in it. */
  | "bad_url"
  /** The name leads to an address that is not public, and its origin is not on the allow-list. */
  | "blocked_address"
  /** The name has no address. */
  | "dns"
  /** No connection came about: refused, unreachable, or TLS failed. */
  | "refused"
  /** The connection broke after it was made. */
  | "cut_off"
  /** The caller's signal ended it. */
  | "aborted";

/** Why there is no reply, and whether the request can have reached the other side. */
export class FetchFailure extends Error {
  override readonly name = "FetchFailure";

  constructor(
    readonly reason: FetchFailureReason,
    readonly mayHaveLeft: boolean,
    options?: ErrorOptions,
  ) {
    super(`request failed: ${reason}`, options);
  }
}

export interface GuardedRequest {
  method: "GET" | "HEAD" | "POST";
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** Goes by a connection that others used before, if there is one: for what does no harm when it is sent twice. */
  mayShare?: boolean;
  /** Ends the request and the reading of its reply. */
  signal: AbortSignal;
}

export interface GuardedResponse {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** The bytes as they came, not unzipped. Throws a `FetchFailure` when the connection breaks or the signal ends it. */
  body: AsyncIterable<Uint8Array>;
  /** Gives up the rest of the body and the connection. */
  discard: () => void;
}

export type GuardedFetch = (url: URL, request: GuardedRequest) => Promise<GuardedResponse>;

export interface GuardOptions {
  /** Origins that may be on any network, each exact (`http://localhost:11434`). Set by the operator, never by a user. */
  allowedOrigins: readonly string[];
  /** Replaces the system's resolver in tests. */
  resolve?: (hostname: string) => Promise<dns.LookupAddress[]>;
}

/** Shorter than servers usually keep an idle connection. */
const IDLE_MS = 4_000;
const keptAlive = { keepAlive: true, maxFreeSockets: 32, timeout: IDLE_MS };
const agents = () => ({ "http:": new http.Agent(keptAlive), "https:": new https.Agent(keptAlive) });
/** Connections to origins that may be on any network are never used for others, whose addresses were to be judged. */
const SHARED = { anyAddress: agents(), judged: agents() };

class BlockedAddress extends Error {}

const systemResolve = (hostname: string): Promise<dns.LookupAddress[]> =>
  dns.promises.lookup(hostname, { all: true });

const guardedLookup = (
  resolve: NonNullable<GuardOptions["resolve"]>,
  anyAddress: boolean,
): LookupFunction => {
  const judged = async (hostname: string): Promise<dns.LookupAddress[]> => {
    const addresses = await resolve(hostname);
    // One private address among public ones is a trap, not a fallback.
    if (!anyAddress && !addresses.every(({ address }) => isPublicAddress(address)))
      throw new BlockedAddress();
    return addresses;
  };
  return (hostname, options, callback) => {
    judged(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) callback(Object.assign(new Error("no address"), { code: "ENOTFOUND" }), "", 0);
        else if (options.all) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      (error: unknown) =>
        callback(error instanceof Error ? error : new Error("lookup failed", { cause: error }), "", 0),
    );
  };
};

const codeOf = (error: unknown): string =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "string"
    ? error.code
    : "";

function reasonOf(error: unknown, connected: boolean): FetchFailureReason {
  if (error instanceof BlockedAddress) return "blocked_address";
  if (connected) return "cut_off";
  return ["ENOTFOUND", "EAI_AGAIN", "EAI_FAIL", "EAI_NODATA"].includes(codeOf(error)) ? "dns" : "refused";
}

async function* bytes(response: http.IncomingMessage, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of response) {
      if (chunk instanceof Uint8Array) yield chunk;
    }
  } catch (error) {
    throw new FetchFailure(signal.aborted ? "aborted" : "cut_off", true, { cause: error });
  }
  // A body that only its connection's end delimits ends like a whole one when the signal ends it.
  if (signal.aborted) throw new FetchFailure("aborted", true);
}

/** Makes a fetch that only reaches public addresses and the allowed origins. Throws a `FetchFailure`. */
export function createGuardedFetch({ allowedOrigins, resolve = systemResolve }: GuardOptions): GuardedFetch {
  const allowed = new Set(allowedOrigins);

  return (url, { method, headers = {}, body, mayShare = false, signal }) =>
    new Promise((answer, fail) => {
      const { protocol } = url;
      if ((protocol !== "http:" && protocol !== "https:") || url.username !== "" || url.password !== "") {
        fail(new FetchFailure("bad_url", false));
        return;
      }
      const anyAddress = allowed.has(url.origin);
      // A literal address is connected to without a lookup, so it is judged here.
      const literal = url.hostname.replace(/^\[|\]$/g, "");
      if (!anyAddress && isIP(literal) !== 0 && !isPublicAddress(literal)) {
        fail(new FetchFailure("blocked_address", false));
        return;
      }

      let connected = false;
      const secure = protocol === "https:";
      const request = (secure ? https : http).request(url, {
        method,
        headers: body === undefined ? headers : { ...headers, "content-length": Buffer.byteLength(body) },
        agent: mayShare ? SHARED[anyAddress ? "anyAddress" : "judged"][protocol] : false,
        lookup: guardedLookup(resolve, anyAddress),
        signal,
      });
      request.on("socket", (socket) => {
        if (request.reusedSocket) connected = true;
        else socket.once(secure ? "secureConnect" : "connect", () => (connected = true));
      });
      request.on("error", (error) => {
        const reason = signal.aborted ? "aborted" : reasonOf(error, connected);
        fail(new FetchFailure(reason, connected, { cause: error }));
      });
      request.on("response", (response) => {
        answer({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: bytes(response, signal),
          discard: () => response.destroy(),
        });
      });
      request.end(body);
    });
}
