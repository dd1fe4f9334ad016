import { getDomain } from "tldts";

/** Parameters that say where a visitor came from, not what the page is. */
const TRACKING =
  /^(utm_.+|gclid|dclid|gbraid|wbraid|fbclid|msclkid|yclid|twclid|igshid|srsltid|mc_cid|mc_eid|_hsenc|_hsmi|ref_src)$/i;

/** Host prefixes that serve the same site in another dress. */
const FOLDED_HOST = /^(www\d?|m|mobile|amp)\./;

/** Redirectors whose URLs say nothing of the source behind them. */
const REDIRECT_PATH = "/grounding-api-redirect/";

export interface Source {
  /** The URL that identifies the source: the same page always gives the same text. */
  url: string;
  /** Registrable domain ("example.co.uk"), or the host where there is none; empty where nothing tells it. */
  domain: string;
}

/** Whether a URL only leads to the source (Gemini's grounding links). */
export function isRedirect(url: string): boolean {
  return URL.canParse(url) && new URL(url).pathname.startsWith(REDIRECT_PATH);
}

/**
 * The identity of a cited URL, after docs/metrics.md: lower-case host without `www.`, AMP and mobile prefixes, no
 * default port, no fragment, no credentials, tracking parameters dropped and the rest kept in order. Text that is no
 * http(s) URL is its own identity and has no domain.
 */
export function identifySource(rawUrl: string): Source {
  const trimmed = rawUrl.trim();
  if (!URL.canParse(trimmed)) return { url: trimmed, domain: "" };
  const url = new URL(trimmed);
  if (url.protocol !== "https:" && url.protocol !== "http:") return { url: trimmed, domain: "" };

  const domain = getDomain(url.hostname, { allowPrivateDomains: false }) ?? url.hostname;
  const folded = url.hostname.replace(FOLDED_HOST, "");
  if (folded.includes(".") && folded.length >= domain.length) url.hostname = folded;
  url.username = "";
  url.password = "";
  url.hash = "";
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
  url.search = new URLSearchParams(kept).toString();
  return { url: url.toString().replace(/\/$/, url.pathname === "/" && !url.search ? "" : "/"), domain };
}

/** A domain read from a citation's title, where the engine gives the bare domain there (Gemini); null otherwise. */
export function domainFromTitle(title: string): string | null {
  const text = title.trim().toLowerCase();
  return /^[\p{L}\p{N}.-]+\.[\p{L}]{2,}$/u.test(text)
    ? getDomain(text, { allowPrivateDomains: false })
    : null;
}
