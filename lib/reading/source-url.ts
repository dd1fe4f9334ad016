import { createHash } from "node:crypto";
import { readableHost, registrableDomain, siteOf } from "./domains";

export interface Source {
  /** The address that identifies the source: the same page always gives the same text. Not an address to open. */
  url: string;
  /** Registrable domain in Unicode ("example.co.uk"), or the host where there is none; empty where nothing tells it. */
  domain: string;
}

/** Longer identities are cut and carry a hash: an index of the database takes no longer ones. */
const LENGTH_MAX = 800;

/** Redirectors whose URLs say nothing of the source behind them. */
const REDIRECT_PATH = "/grounding-api-redirect/";
/** In all of them, however the rest is written: most addresses need not be taken apart. */
const REDIRECT_WORDS = "grounding-api-redirect";

/** Whether a URL only leads to the source (Gemini's grounding links). */
export function isRedirect(url: string): boolean {
  return url.includes(REDIRECT_WORDS) && URL.parse(url)?.pathname.startsWith(REDIRECT_PATH) === true;
}

/**
 * The identity of a cited address, after docs/metrics.md: different pages stay apart, one page is one source. Only for
 * identity: the address itself is kept and opened as it was given. Text that is no http(s) address is its own identity
 * and has no domain.
 */
export function identifySource(rawUrl: string): Source {
  const trimmed = rawUrl.trim();
  const url = URL.parse(trimmed);
  const host = url && (url.protocol === "https:" || url.protocol === "http:") ? hostOf(url) : "";
  if (!url || host === "") return { url: shortened(trimmed), domain: "" };

  const path = plainEscapes(url.pathname).replace(/\/+$/, "");
  const query = withoutTracking(plainEscapes(url.search.slice(1)));
  const route = routeOf(url.hash);
  const rest = (query && `?${query}`) + (route && `#${route}`);
  const port = url.port === "" || url.port === "443" ? "" : `:${url.port}`;
  return {
    url: shortened(`https://${host}${port}${path || (rest && "/")}${rest}`),
    domain: readableHost(registrableDomain(host)),
  };
}

/** Labels that serve the same site in another dress. */
const DRESS = /^(?:www|m|amp)\./;

/** The mobile host of a language ("en.m.wikipedia.org"); Wikimedia has longer names of languages, and projects. */
const MOBILE_LANGUAGE =
  /^(?<language>[a-z]{2}(?:-[a-z]+)*)\.m\.|^(?<project>[a-z-]+)\.m\.(?=wik[a-z]+\.org$)/;

/** A URL's host with the labels folded that only say how the site is served; never those of the site's own name. */
function hostOf({ hostname }: URL): string {
  let host = hostname.replace(/\.+$/, "");
  const site = siteOf(host);
  for (;;) {
    const folded = host
      .replace(DRESS, "")
      .replace(MOBILE_LANGUAGE, (_, language?: string, project?: string) => `${language ?? project}.`);
    if (folded === host || !isWithin(folded, site)) return host;
    host = folded;
  }
}

const isWithin = (host: string, site: string): boolean => host === site || host.endsWith(`.${site}`);

/** Parameters that say where a visitor came from, not what the page is. */
const TRACKING = new RegExp(
  `^(?:utm_.*|gad_.*|_gl|gclid|gclsrc|dclid|gbraid|wbraid|srsltid|fbclid|igshid|ttclid|twclid|msclkid|yclid|ysclid|` +
    `li_fat_id|rdt_cid|epik|sccid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|ref_src)$`,
  "i",
);

/** A query without tracking parameters and empty pieces; the others in their order, byte for byte. */
const withoutTracking = (query: string): string =>
  query
    .split("&")
    .filter((piece) => piece !== "" && !TRACKING.test(piece.split("=", 1)[0] ?? ""))
    .join("&");

/** A fragment where it is a route of the page's own ("#/docs", "#!docs"), without what it says of visitors; else none. */
function routeOf(hash: string): string {
  const [fragment = ""] = plainEscapes(hash.slice(1)).split(":~:", 1);
  if (!/^[/!]/.test(fragment)) return "";
  const [path = "", ...query] = fragment.split("?");
  const kept = withoutTracking(query.join("?"));
  const route = path + (kept && `?${kept}`);
  return /^[/!]+$/.test(route) ? "" : route;
}

/**
 * Escapes in one writing: `%c3` as `%C3`, and those of characters that need none as the character. An escape whose
 * character would complete a broken one before it stays.
 */
function plainEscapes(text: string): string {
  let plain = "";
  let from = 0;
  for (const { 0: escape, index } of text.matchAll(/%[\da-f]{2}/gi)) {
    plain += text.slice(from, index);
    from = index + escape.length;
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    const broken = /%[\da-f]?$/i.test(plain.slice(-2));
    plain += /[\w.~-]/.test(character) && !broken ? character : escape.toUpperCase();
  }
  return plain + text.slice(from);
}

function shortened(identity: string): string {
  if (identity.length <= LENGTH_MAX) return identity;
  const hash = createHash("sha256").update(identity).digest("hex");
  const beginning = identity
    .slice(0, LENGTH_MAX / 2)
    .toWellFormed()
    .replace(/#.*$/s, "");
  return identifySource(`${beginning}#!sha256-${hash}`).url;
}
