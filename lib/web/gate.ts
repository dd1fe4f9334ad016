import type { IncomingHttpHeaders } from "node:http";
// Next's own reader: what it cannot read it answers with 500.
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";
import { isFile } from "./public-routes";
import type { Refusal } from "./refusal";

const ALLOW = "GET, HEAD, POST, OPTIONS";

interface GateRequest {
  method: string | undefined;
  /** Path and query, as `requestTarget` leaves them. */
  target: string;
  headers: IncomingHttpHeaders;
}

interface Installation {
  /** Where people reach it. */
  url: string;
  /** The ids of all actions of this build; null where they come and go, in development. */
  actions: ReadonlySet<string> | null;
}

/**
 * What of a request outside `/v3` nobody should have to answer: the router would fail on it with 500, or take it for
 * something else. Null for a request that is in order.
 */
export function refuse(
  { method = "GET", target, headers }: GateRequest,
  { url, actions }: Installation,
): Refusal | null {
  if (method === "OPTIONS") return { status: 204, code: "invalid", message: "", headers: { Allow: ALLOW } };
  const [pathname = ""] = target.split("?");
  if (!isReadable(pathname)) return UNREADABLE;
  if (!ALLOW.split(", ").includes(method)) return NOT_TAKEN;
  if (!isRouterState(headers["next-router-state-tree"])) return NO_STATE;
  if (method !== "POST") return null;
  if (isForeign(headers, url)) return FOREIGN;
  if (pathname.startsWith("/api/")) return null;
  // Pages take actions and nothing else; routes say themselves what they take.
  const action = headers["next-action"];
  if (action === undefined || isFile(pathname)) return NOT_TAKEN;
  return actions === null || actions.has(String(action)) ? null : STALE;
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

const NO_STATE: Refusal = {
  status: 400,
  code: "invalid",
  message: "This request does not say where it comes from in a way that can be read. Reload the page.",
};

const FOREIGN: Refusal = {
  status: 403,
  code: "forbidden",
  message:
    "This was sent from another site, so nothing was done. Open Sightline at its own address and send it there.",
};

/** The header is by what Next's pages know that they are of another build. */
const STALE: Refusal = {
  status: 409,
  code: "conflict",
  message:
    "Sightline was updated while this page was open, so nothing was sent. Reload the page, and send it from there.",
  headers: { "x-nextjs-action-not-found": "1" },
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

/** Whether what the router's own pages say of themselves can be read. */
function isRouterState(state: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(state);
    return true;
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

/** Where to go after signing in, which next-auth remembers. We say it ourselves, and a spoilt one fails every page. */
const CALLBACK_COOKIE = /^\s*(?:__Secure-)?next-auth\.callback-url\s*=/;

/** Takes out of the headers what the parts behind us stumble over and have no use for. */
export function dropUnused(headers: IncomingHttpHeaders): void {
  const kept = headers.cookie?.split(";").filter((cookie) => !CALLBACK_COOKIE.test(cookie));
  if (kept) headers.cookie = kept.join(";");
}
