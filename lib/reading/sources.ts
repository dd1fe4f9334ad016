import { domainFromTitle } from "./domains";
import { identifySource, isRedirect } from "./source-url";

/** Raised when this stage makes another source of the same addresses. */
export const SOURCES_VERSION = 3;

export interface CitedAddress {
  title: string;
  rawUrl: string;
  /** Where `rawUrl` leads, where the API or an earlier reading tells it. */
  directUrl: string | null;
}

export interface CitedSource {
  /** Where the address leads; null is "unresolved" for a redirect. */
  resolvedUrl: string | null;
  sourceUrl: string;
  domain: string;
}

/** The source behind a cited address. A redirect's own host is the redirector's: its title is a hint of the domain. */
export function readSource({ title, rawUrl, directUrl }: CitedAddress): CitedSource {
  const resolvedUrl = directUrl ?? (isRedirect(rawUrl) ? null : rawUrl);
  const { url, domain } = identifySource(resolvedUrl ?? rawUrl);
  return {
    resolvedUrl,
    sourceUrl: url,
    domain: resolvedUrl === null ? (domainFromTitle(title) ?? "") : domain,
  };
}
