import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tries } from "@/test/properties";
import { compileGlob } from "./glob";

/** The same by a regular expression, whose time nobody would vouch for. */
function slowly(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith("$");
  const text = isWhole ? pattern.slice(0, -1).replace(/\/$/, "") : pattern;
  const body = text
    .split("*")
    .map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^]*");
  return (
    new RegExp(`^${body}${isWhole ? "$" : "(?:$|/)"}`).test(path) ||
    (!isWhole && text.endsWith("*") && new RegExp(`^${body}`).test(path))
  );
}

describe("a pattern of paths", () => {
  it.each([
    ["/blog", "/blog", true],
    ["/blog", "/blog/a/b", true],
    ["/blog", "/blogger", false],
    ["/blog$", "/blog/a", false],
    ["/$", "", true],
    ["/$", "/a", false],
    ["/r/*/comments", "/r/crm/comments/1abc/best", true],
    ["/r/*/comments", "/r/comments", false],
    ["/*/forum", "/de/forum/x", true],
    ["/*/forum", "/forum/forumx/forum", true],
    ["/showtopic*", "/showtopic-1-2", true],
    ["/*.html$", "/a/b.html", true],
    ["/*.html$", "/a/b.html/c", false],
    ["/a*a$", "/a", false],
  ])("%s of %j: %s", (pattern, path, is) => expect(compileGlob(pattern)(path)).toBe(is));

  it("fits what a regular expression fits", () => {
    const letters = fc.constantFrom("a", "b", "/", ".");
    const pattern = fc
      .tuple(fc.array(fc.oneof(letters, fc.constant("*")), { maxLength: 8 }), fc.constantFrom("", "$"))
      .map(([parts, end]) => `/${parts.join("").replace(/\/+$/, "")}${end}`.replace(/\/{2,}/g, "/"))
      .filter((one) => one !== "/");
    const path = fc
      .array(letters, { maxLength: 14 })
      .map((parts) => `/${parts.join("")}`.replace(/\/+$/, ""));
    fc.assert(
      fc.property(pattern, path, (one, of) => {
        expect(compileGlob(one)(of)).toBe(slowly(one, of));
      }),
      tries(2_000),
    );
  });

  it("takes time that grows with the path", () => {
    const path = `/${"a/".repeat(50_000)}b`;
    const began = performance.now();
    for (let time = 0; time < 20; time++) expect(compileGlob("/*a*a*a*a*c")(path)).toBe(false);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
