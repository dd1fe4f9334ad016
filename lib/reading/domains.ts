import { domainToUnicode } from "node:url";
import { parse } from "tldts";

/** Judged by the listed suffixes of registries; `github.io` is a company's and counts as a domain. */
const REGISTRIES = { allowPrivateDomains: false } as const;

/** The registrable domain of a host in its ASCII form ("example.co.uk"); the host itself where there is none. */
export function registrableDomain(host: string): string {
  return parse(host, REGISTRIES).domain ?? host;
}

/** The domain that a host and all below it are of; null for what is above domains ("co.uk"). */
export function domainOfAllBelow(host: string): string | null {
  const { domain } = parse(host, REGISTRIES);
  return domain === null ? null : readableHost(domain);
}

/** The shortest host that is one party's: also below a suffix that a company shares out ("acme.github.io"). */
export function siteOf(host: string): string {
  return parse(host, { ...REGISTRIES, allowPrivateDomains: true }).domain ?? host;
}

/** A host as people read it: in Unicode. One that has no such form stays as it is. */
export function readableHost(host: string): string {
  return domainToUnicode(host) || host;
}

/**
 * A domain read from a citation's title, where the engine gives the bare domain there (Gemini): only a title that is
 * nothing but a host and ends in a listed suffix; null for all others ("Node.js", "report.pdf", "Dr.Martens").
 */
export function domainFromTitle(title: string): string | null {
  const text = title.trim().toLowerCase();
  if (!/^[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}.-]*[\p{L}\p{M}\p{N}])?\.?$/u.test(text)) return null;
  if (!URL.canParse(`https://${text}`)) return null;
  const { hostname } = new URL(`https://${text}`);
  const { domain, isIcann } = parse(hostname.replace(/\.$/, ""), REGISTRIES);
  return isIcann && domain !== null ? readableHost(domain) : null;
}
