import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callerOf, clientAddress, isAddressOrPrefix } from "./client-address";

describe("clientAddress", () => {
  it.each([
    // Nobody is trusted: the header is whatever a caller invents.
    ["203.0.113.9", undefined, [], "203.0.113.9"],
    ["203.0.113.9", "198.51.100.1", [], "203.0.113.9"],
    ["::ffff:203.0.113.9", "198.51.100.1", [], "203.0.113.9"],
    ["2001:db8::1", undefined, [], "2001:db8::1"],
    ["fe80::1%eth0", undefined, [], "fe80::1"],
    // A trusted proxy names its caller last; what is before that, the caller wrote.
    ["10.0.0.2", "198.51.100.1", ["10.0.0.0/8"], "198.51.100.1"],
    ["10.0.0.2", "1.1.1.1, 198.51.100.1", ["10.0.0.2"], "198.51.100.1"],
    ["10.0.0.2", "198.51.100.1, 10.0.0.7", ["10.0.0.0/8"], "198.51.100.1"],
    ["::ffff:10.0.0.2", "2001:db8::7", ["10.0.0.0/8"], "2001:db8::7"],
    ["::1", "198.51.100.1", ["::1"], "198.51.100.1"],
    // A proxy that names nobody, or nonsense, is the best that is known.
    ["10.0.0.2", undefined, ["10.0.0.0/8"], "10.0.0.2"],
    ["10.0.0.2", "unknown", ["10.0.0.0/8"], "10.0.0.2"],
    ["10.0.0.2", "198.51.100.1:4711", ["10.0.0.0/8"], "10.0.0.2"],
    ["10.0.0.2", "10.0.0.3", ["10.0.0.0/8"], "10.0.0.3"],
    [undefined, "198.51.100.1", ["10.0.0.0/8"], null],
  ])("%s with %s, trusting %j, is %s", (peer, forwardedFor, trusted, address) => {
    expect(clientAddress({ peer, forwardedFor, trusted })).toBe(address);
  });

  it("listens to no header that an untrusted peer sends, whatever is in it", () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.string(), (peer, forwardedFor) => {
        expect(clientAddress({ peer, forwardedFor, trusted: [] })).toBe(peer);
      }),
    );
  });
});

it.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
  ["2001:db8:1:3::1", "2001:db8:1:3::/64"],
])("%s counts as %s", (address, caller) => {
  expect(callerOf(address)).toBe(caller);
});

it.each([
  ["10.0.0.0/8", true],
  ["::1", true],
  ["10.0.0.0/33", false],
  ["proxy.example", false],
  ["", false],
])("takes %j for an address or a prefix: %s", (text, is) => {
  expect(isAddressOrPrefix(text)).toBe(is);
});
