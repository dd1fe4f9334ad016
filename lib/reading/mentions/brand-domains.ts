import type { Brand } from "@/lib/domain/brands/brand";
import type { BrandDomain } from "@/lib/domain/brands/read-domain";
import { siteOf } from "../domains";
import { identifySource } from "../source-url";

/** Whether a domain is one party's, so that it can be a brand's; "co.uk" and "github.io" are everybody's. */
export const canBeOwned = ({ host }: BrandDomain): boolean => siteOf(`x.${host}`) !== `x.${host}`;

/** The brands that an address belongs to, by their ids. */
export type OwnersOf = (address: string) => readonly string[];

/**
 * Tells the brands that an address belongs to: its host is their domain's or below it, and its path is the domain's or
 * below that, whatever its case, as platforms take their handles. The narrowest domain decides, so that
 * "youtube.com/@acme" is Acme's and not YouTube's; several brands may have that same one.
 */
export function compileDomains(brands: readonly ({ id: string } & Pick<Brand, "domains">)[]): OwnersOf {
  const owned = new Map<string, { brandId: string; path: string }[]>();
  for (const { id: brandId, domains } of brands)
    for (const { host, path } of domains)
      owned.set(host, [...(owned.get(host) ?? []), { brandId, path: `${path}/`.toLowerCase() }]);
  return (address) => {
    const place = placeOf(address);
    if (!place) return [];
    const path = `${place.path}/`.toLowerCase();
    for (const host of hostAndAbove(place.host)) {
      const holding = (owned.get(host) ?? []).filter((one) => path.startsWith(one.path));
      const narrowest = Math.max(0, ...holding.map((one) => one.path.length));
      if (holding.length > 0)
        return [...new Set(holding.filter((one) => one.path.length === narrowest).map((one) => one.brandId))];
    }
    return [];
  };
}

/** Where an address leads, as its source's identity says it; null where that is no place on the web. */
function placeOf(address: string): BrandDomain | null {
  const { url } = identifySource(/^www\./i.test(address) ? `https://${address}` : address);
  const place = URL.parse(url);
  return place?.protocol === "https:"
    ? { host: place.hostname, path: place.pathname.replace(/\/+$/, "") }
    : null;
}

/** "a.b.c", "b.c", "c". */
function* hostAndAbove(host: string): Generator<string> {
  for (let rest = host; ; rest = rest.slice(rest.indexOf(".") + 1)) {
    yield rest;
    if (!rest.includes(".")) return;
  }
}
