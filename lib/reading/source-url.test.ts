import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { domainFromTitle, identifySource, isRedirect } from "./source-url";

describe("identifySource", () => {
  it.each([
    [
      "https://en.wikipedia.org/wiki/Parc_Ast%C3%A9rix?utm_source=openai",
      "https://en.wikipedia.org/wiki/Parc_Ast%C3%A9rix",
      "wikipedia.org",
    ],
    [
      "HTTPS://WWW.Example.co.uk:443/a?b=1&utm_medium=x&a=2#part",
      "https://example.co.uk/a?b=1&a=2",
      "example.co.uk",
    ],
    ["https://m.example.com/", "https://example.com", "example.com"],
    ["https://amp.dev/", "https://amp.dev", "amp.dev"],
    ["https://user:secret@example.com/x", "https://example.com/x", "example.com"],
    ["http://example.com:8080/x", "http://example.com:8080/x", "example.com"],
    ["https://cameras.example/best/?gclid=1", "https://cameras.example/best/", "cameras.example"],
    ["http://192.0.2.7/x", "http://192.0.2.7/x", "192.0.2.7"],
    ["javascript:alert(1)", "javascript:alert(1)", ""],
    ["not a url", "not a url", ""],
  ])("%s", (raw, url, domain) => {
    expect(identifySource(raw)).toEqual({ url, domain });
  });

  it("is stable: identifying a source again changes nothing", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (raw) => {
        const once = identifySource(raw);
        expect(identifySource(once.url)).toEqual(once);
      }),
    );
  });

  it("never throws on hostile text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (raw) => typeof identifySource(raw).url === "string"),
    );
  });
});

it("knows a redirector and a domain for a title", () => {
  expect(isRedirect("https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZ")).toBe(true);
  expect(isRedirect("https://example.com/a")).toBe(false);
  expect(domainFromTitle("grandviewresearch.com")).toBe("grandviewresearch.com");
  expect(domainFromTitle("Disneyland Paris")).toBeNull();
});
