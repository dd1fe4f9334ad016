import fc from "fast-check";
import { expect, test } from "vitest";

import { resolveRedirect, sealRedirect } from "./redirect";

const page = "https://www.stridelab.example/best-running-shoes?x=1";

test("a token leads back to its page, whatever the nonce", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]{1,8}$/), fc.webPath(), fc.string(), (nonce, path, seed) => {
      const target = `https://www.stridelab.example${path}`;
      expect(resolveRedirect(sealRedirect(target, nonce, seed), seed)).toBe(target);
    }),
  );
});

test("a token changed anywhere is refused", () => {
  const token = sealRedirect(page, "n", "1");
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(..."ABCabc019-_"), (index, letter) => {
      const forged = token.slice(0, index) + letter + token.slice(index + 1);
      expect(resolveRedirect(forged, "1")).toBe(forged === token ? page : null);
    }),
  );
});

test("another seed's token is refused, and so is anything else", () => {
  expect(resolveRedirect(sealRedirect(page, "n", "1"), "2")).toBeNull();
  for (const token of ["", "x", "../..", `${sealRedirect(page, "n", "1")}=`, "A".repeat(10_000)]) {
    expect(resolveRedirect(token, "1")).toBeNull();
  }
});

test.each(["https://example.com/", "http://www.stridelab.example/", "javascript:alert(1)", "no url"])(
  "a signed token to %s leads nowhere: the world ends at .example",
  (target) => {
    expect(resolveRedirect(sealRedirect(target, "n", "1"), "1")).toBeNull();
  },
);
