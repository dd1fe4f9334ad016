import "server-only";
import { HOPS_MAX, type UnresolvedReason } from "@/lib/domain/sources/redirect";
import { FetchFailure, type FetchFailureReason, type GuardedFetch } from "./guarded-fetch";
import { isPublicOrigin } from "./public-address";

/** One request on the way. */
export interface Hop {
  /** Which address of the way, from 1; it may be asked twice. */
  number: number;
  address: string;
  method: "HEAD" | "GET";
  status: number | null;
  failure: FetchFailureReason | null;
  next: string | null;
  at: Date;
}

export type Followed = { hops: Hop[] } & (
  | { state: "resolved"; url: string }
  | {
      state: "unresolved";
      reason: UnresolvedReason;
      /** Whether another try may find more. */
      mayPass: boolean;
    }
);

interface Follow {
  url: string;
  fetch: GuardedFetch;
  /** Whether an address only leads to others, and may be asked; what is none is where it leads, and is not asked. */
  isRedirector: (url: URL) => boolean;
  /** Waits until its host may be asked once more. */
  allow: (host: string) => Promise<void>;
  timeoutMs: number;
  now: () => Date;
  signal: AbortSignal;
}

/** Longer addresses are no addresses. */
const ADDRESS_MAX = 8_000;

/**
 * Follows a redirect from redirector to redirector, by HEAD and, where that is not answered, by GET, of which no body is
 * read. The first address that is none of a redirector's is where it leads: a model named it, so it is not asked.
 */
export async function followRedirect({ url, isRedirector, ...how }: Follow): Promise<Followed> {
  const hops: Hop[] = [];
  const fail = (reason: UnresolvedReason, mayPass = false): Followed => ({
    ...{ state: "unresolved", reason, mayPass, hops },
  });
  const seen = new Set<string>();
  for (let address = url; ;) {
    const at = URL.canParse(address) ? new URL(address) : null;
    if (!at) return fail("no-redirect");
    if (!isRedirector(at)) {
      if (seen.size === 0) return fail("host-off");
      return leadsOutside(at) ? { state: "resolved", url: address, hops } : fail("private-address");
    }
    if (seen.has(at.href)) return fail("loop");
    if (seen.size === HOPS_MAX) return fail("too-many-hops");
    seen.add(at.href);
    const asked = await ask(at, { ...how, number: seen.size });
    hops.push(...asked);
    const last = asked.at(-1);
    if (last?.next == null) return fail(...reasonOf(last));
    address = last.next;
  }
}

/** The web's addresses outside of networks of one's own; and those of the sandbox's world, which are nowhere. */
function leadsOutside(url: URL): boolean {
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  return isWeb && (isPublicOrigin(url.origin) || /\.example\.?$/.test(url.hostname));
}

async function ask(
  url: URL,
  { number, ...how }: Omit<Follow, "url" | "isRedirector"> & { number: number },
): Promise<Hop[]> {
  const head = await askOnce(url, { ...how, number, method: "HEAD" });
  const isAnswered = head.next !== null || head.status === 404 || head.status === 410;
  // What a guard refuses once it refuses always, and who is silent to HEAD has had the time there is.
  const isOver =
    head.failure === "blocked_address" || head.failure === "bad_url" || head.failure === "aborted";
  if (isAnswered || isOver || head.failure === "dns") return [head];
  return [head, await askOnce(url, { ...how, number, method: "GET" })];
}

async function askOnce(
  url: URL,
  {
    fetch,
    allow,
    timeoutMs,
    now,
    signal,
    number,
    method,
  }: Omit<Follow, "url" | "isRedirector"> & Pick<Hop, "number" | "method">,
): Promise<Hop> {
  await allow(url.host);
  const hop = { number, address: url.href, method, at: now() };
  try {
    const reply = await fetch(url, {
      method,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    reply.discard();
    return { ...hop, status: reply.status, failure: null, next: nextOf(url, reply) };
  } catch (error) {
    if (!(error instanceof FetchFailure)) throw error;
    // What ends because we end says nothing of the address.
    signal.throwIfAborted();
    return { ...hop, status: null, failure: error.reason, next: null };
  }
}

function nextOf(from: URL, { status, headers }: Awaited<ReturnType<GuardedFetch>>): string | null {
  const { location } = headers;
  if (status < 300 || status > 399 || location === undefined || location.length > ADDRESS_MAX) return null;
  return URL.canParse(location, from.href) ? new URL(location, from.href).href : null;
}

const OF_FAILURES: Record<FetchFailureReason, [UnresolvedReason, boolean]> = {
  blocked_address: ["private-address", false],
  bad_url: ["private-address", false],
  aborted: ["timed-out", true],
  dns: ["unreachable", true],
  refused: ["unreachable", true],
  cut_off: ["unreachable", true],
};

function reasonOf(hop: Hop | undefined): [UnresolvedReason, boolean] {
  if (hop?.failure) return OF_FAILURES[hop.failure];
  const status = hop?.status ?? 0;
  if (status === 404 || status === 410) return ["not-found", false];
  if (status >= 400) return ["refused", status === 429 || status >= 500];
  return ["no-redirect", false];
}
