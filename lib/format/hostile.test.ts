import { expect, it } from "vitest";
import { safeHref, withoutTricks } from "./hostile";

it("writes out what reorders or hides, and leaves honest text alone", () => {
  expect(withoutTricks("a\u202Eb\u2069c\u0000d\u001Be")).toBe("a[U+202E]b[U+2069]c[U+0000]d[U+001B]e");
  const honest = "שלום, مرحبا, 你好\n\ttab 👩‍🚀 é";
  expect(withoutTricks(honest)).toBe(honest);
});

it.each([
  ["https://a.example/b?c=d", "https://a.example/b?c=d"],
  ["http://a.example", "http://a.example/"],
  ["javascript:alert(1)", null],
  [" \tjavascript:alert(1)", null],
  ["data:text/html,x", null],
  ["/relative", null],
  ["//a.example", null],
  ["", null],
])("%s leads to %s", (url, href) => expect(safeHref(url)).toBe(href));
