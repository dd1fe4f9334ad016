import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText, tries } from "@/test/properties";
import { ownPath } from "./own-path";

const ORIGIN = "https://sightline.example";

/** Where a browser that is told to go there ends up. */
const landing = (path: string): URL => new URL(path, `${ORIGIN}/sign-in?next=x`);

describe("ownPath", () => {
  it.each([
    ["/", "/"],
    ["/acme/answers?from=2026-01-01&q=a%20b#top", "/acme/answers?from=2026-01-01&q=a%20b#top"],
    ["/日本", "/%E6%97%A5%E6%9C%AC"],
    ["/%E6%97%A5", "/%E6%97%A5"],
    ["/a b", "/a%20b"],
    ["/\u0000", "/"],
    ["/\u0000/x", "/%00/x"],
    ["/a\r\nSet-Cookie: b=c", "/aSet-Cookie:%20b=c"],
    ["/\uD800", "/%EF%BF%BD"],
    [`${ORIGIN}/acme`, "/acme"],
    ["acme", "/acme"],
    ["", "/"],
  ])("keeps %j as %j", (target, path) => {
    expect(ownPath(target, ORIGIN)).toBe(path);
  });

  it.each([
    "/\t/evil.example/x",
    "/\n/evil.example/x",
    "/\r\t\\evil.example",
    "/\r/x",
    "//evil.example",
    "//evil.example:443\\@sightline.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "///evil.example",
    "/.//evil.example",
    "/..//evil.example",
    "/a/..//evil.example",
    "/.\\/evil.example",
    "/%2e//evil.example",
    " //evil.example",
    "\u0001//evil.example",
    "https://evil.example",
    "https:evil.example",
    "https:/evil.example",
    "http://sightline.example/",
    "https://sightline.example:8443/",
    "https://sightline.example@evil.example/",
    "https://sightline.example.evil.example/",
    "javascript:alert(1)",
    "data:text/html,x",
    "//",
    "http://[",
    "//sightline.example//",
    undefined,
    null,
    ["/acme", "//evil.example"],
    7,
  ])("goes home instead of to %j", (target) => {
    const path = ownPath(target, ORIGIN);
    // What is no host to a browser may be a path of ours; it must not be a way out.
    expect(landing(path).origin).toBe(ORIGIN);
    expect(path).not.toMatch(/evil\.example(?!$)|^\/[/\\]/);
    if (typeof target !== "string" || !target.startsWith("https:")) expect(path).toBe("/");
  });

  /** What makes browsers and parsers disagree, in any order. */
  const pieces = fc.constantFrom(
    ..."/\\.:@?#%\t\n\r\0 ",
    "//",
    "..",
    "%2f",
    "%5C",
    "%09",
    "%00",
    "%ED%A0%80",
    "https:",
    "javascript:",
    "evil.example",
    "sightline.example",
    "日本",
    "\uD800",
    "\u202E",
    "a",
  );
  const target = fc.oneof(
    fc.array(pieces, { maxLength: 9 }).map((parts) => parts.join("")),
    fc.array(pieces, { maxLength: 9 }).map((parts) => `/${parts.join("")}`),
    anyText(),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
  );

  it("never leads off this instance, whatever comes, and fits into a header", () => {
    fc.assert(
      fc.property(target, (text) => {
        for (const path of [ownPath(text), ownPath(text, ORIGIN)]) {
          expect(landing(path).origin).toBe(ORIGIN);
          expect(path).toMatch(/^\/(?![/\\])[\x21-\x7E]*$/);
          expect(ownPath(path)).toBe(path);
        }
      }),
      tries(3_000),
    );
  });
});
