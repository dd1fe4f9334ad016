import ipaddr from "ipaddr.js";

/** By this header the web process hands a request's address on; whatever a caller puts into it is overwritten. */
export const CLIENT_ADDRESS_HEADER = "x-sightline-client-address";

interface Connection {
  /** The other end of the socket. */
  peer: string | undefined;
  /** The `X-Forwarded-For` header as it came. */
  forwardedFor: string | string[] | undefined;
  /** Addresses and prefixes (`10.0.0.0/8`) of the proxies whose word counts. */
  trusted: readonly string[];
}

/**
 * The address a request comes from: the connection's own, or, as long as that is a trusted proxy's, the one this proxy
 * named last. What anybody else wrote into the header is an invention and is not looked at. Null where there is none.
 */
export function clientAddress({ peer, forwardedFor, trusted }: Connection): string | null {
  const named = String(forwardedFor ?? "").split(",");
  let address = plain(peer ?? "");
  while (address !== null && isWithin(address, trusted)) {
    const before = plain(named.pop()?.trim() ?? "");
    if (before === null) break;
    address = before;
  }
  return address;
}

/** Whether a text is an address or a prefix (`10.0.0.0/8`). */
export const isAddressOrPrefix = (text: string): boolean =>
  text.includes("/") ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text);

/** What counts as one caller: an IPv4 address, or all that one IPv6 subscriber has (its /64). */
export function callerOf(address: string): string {
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}

/** One spelling of an address, an IPv4 address in IPv6's clothes as itself; null for what is none. */
function plain(text: string): string | null {
  const [address = ""] = text.split("%");
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : null;
}

const isWithin = (address: string, prefixes: readonly string[]): boolean => {
  const parsed = ipaddr.parse(address);
  return prefixes.some((prefix) => {
    const [base, bits] = range(prefix);
    return base.kind() === parsed.kind() && parsed.match(base, bits);
  });
};

function range(prefix: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (prefix.includes("/")) return ipaddr.parseCIDR(prefix);
  const address = ipaddr.process(prefix);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}
