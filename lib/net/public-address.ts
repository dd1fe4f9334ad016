import ipaddr from "ipaddr.js";

// Azure's metadata service answers at an address of the public range.
const METADATA = new Set(["168.63.129.16"]);

/**
 * Whether an IP address is one that anybody on the internet could reach: not loopback, private, link-local, carrier
 * NAT, multicast, reserved, a cloud's metadata service, or one of these wrapped in IPv6. What is not an address is not
 * public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const plain = ipaddr.process(address);
  if (plain.range() !== "unicast" || METADATA.has(plain.toString())) return false;
  // Global IPv6 is 2000::/3; IPv4-compatible addresses (::10.0.0.1) are "unicast" to the library and lie outside.
  return plain instanceof ipaddr.IPv6 ? ((plain.parts[0] ?? 0) & 0xe000) === 0x2000 : true;
}

/** Endings of names that lead nowhere outside a network of one's own, or nowhere at all (RFC 2606, 6761, 6762, 8375). */
const PRIVATE_NAMES =
  /(^|\.)(localhost|local|internal|lan|home|corp|private|test|example|invalid|home\.arpa)$/;

/** Whether somebody on the internet could reach an origin, as far as its name tells: nothing is looked up. */
export function isPublicOrigin(origin: string): boolean {
  const host = new URL(origin).hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (ipaddr.isValid(host)) return isPublicAddress(host);
  return host.includes(".") && !PRIVATE_NAMES.test(host);
}
