import type { IncomingHttpHeaders } from "node:http";
import type { Refusal } from "./refusal";

const ALLOW = "GET, HEAD, POST, OPTIONS";

interface GateRequest {
  method: string | undefined;
  /** Path and query, as `requestTarget` leaves them. */
  target: string;
  headers: IncomingHttpHeaders;
}

/**
 * What of a request outside `/v3` nobody should have to answer: the router would fail on it with 500, or take it for
 * something else. Null for a request that is in order.
 * @param url this installation's address
 */
export function refuse({ method = "GET", target, headers }: GateRequest, url: string): Refusal | null {
  if (method === "OPTIONS") return { status: 204, code: "invalid", message: "", headers: { Allow: ALLOW } };
  const [pathname = ""] = target.split("?");
  if (!isReadable(pathname)) return UNREADABLE;
  if (!ALLOW.split(", ").includes(method)) return NOT_TAKEN;
  if (method !== "POST") return null;
  if (isForeign(headers, url)) return FOREIGN;
  // Pages take actions and nothing else; routes say themselves what they take.
  return pathname.startsWith("/api/") || headers["next-action"] !== undefined ? null : NOT_TAKEN;
}

const UNREADABLE: Refusal = {
  status: 400,
  code: "invalid",
  message: "This address cannot be read: it has characters in it that no address has.",
};

const NOT_TAKEN: Refusal = {
  status: 405,
  code: "invalid",
  message: "This address does not take that kind of request.",
  headers: { Allow: ALLOW },
};

const FOREIGN: Refusal = {
  status: 403,
  code: "forbidden",
  message:
    "This was sent from another site, so nothing was done. Open Sightline at its own address and send it there.",
};

/** Whether a path is one that decodes, without control characters in it. */
function isReadable(pathname: string): boolean {
  if (!pathname.startsWith("/")) return false;
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(pathname));
  } catch {
    return false;
  }
}

/** Whether a browser says that it sends this from a page of another site. Programs say nothing. */
function isForeign(
  { origin, host, "x-forwarded-host": forwarded }: IncomingHttpHeaders,
  url: string,
): boolean {
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  return new URL(origin).origin !== url && new URL(origin).host !== (forwarded ?? host);
}
