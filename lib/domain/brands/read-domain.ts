// For the browser too: without the library behind schemas.

/** Where a brand lives: a host and all below it, or a part of a host that others share ("youtube.com/@acme"). */
export interface BrandDomain {
  /** In its ASCII form. */
  host: string;
  /** From the slash on, without one at its end; empty for the whole host. */
  path: string;
}

export const NO_DOMAIN = "Not a domain: acme.com, shop.acme.com or youtube.com/@acme.";

/** A brand's domain as somebody types it; null for what is none. A scheme, "www." and a slash at the end are left out. */
export function readDomain(typed: string): BrandDomain | null {
  const address = `https://${typed.trim().replace(/^https?:\/\//i, "")}`;
  if (/[\s@]/.test(address.slice(8).split("/", 1)[0] ?? "") || !URL.canParse(address)) return null;
  const { hostname, pathname, port, search, hash } = new URL(address);
  const host = hostname.replace(/\.$/, "").replace(/^www\.(?=.*\.)/, "");
  if (!/^[^.[\]]+(\.[^.]+)+$/.test(host) || /^[\d.]+$/.test(host) || port || search || hash) return null;
  return { host, path: pathname.replace(/\/+$/, "") };
}
