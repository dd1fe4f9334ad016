import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText, tries } from "@/test/properties";
import { identifySource, isRedirect } from "./source-url";

const identity = (raw: string): string => identifySource(raw).url;

describe("one page is one source", () => {
  it.each([
    ["scheme", "http://a.example/x", "https://a.example/x"],
    ["scheme with its own port", "http://a.example:80/x", "https://a.example:443/x"],
    ["another port, either scheme", "http://a.example:8080/x", "https://a.example:8080/x"],
    ["case of scheme and host", "HTTPS://A.Example/x", "https://a.example/x"],
    ["a trailing dot", "https://a.example./x", "https://a.example/x"],
    ["trailing dots", "https://a.example../x", "https://a.example/x"],
    ["www.", "https://www.a.example/x", "https://a.example/x"],
    ["m.", "https://m.a.example/x", "https://a.example/x"],
    ["amp.", "https://amp.a.example/x", "https://a.example/x"],
    ["one after the other", "https://www.m.a.example/x", "https://a.example/x"],
    ["below a second-level suffix", "https://www.shop.co.uk/x", "https://shop.co.uk/x"],
    ["a language's mobile host", "https://en.m.wikipedia.org/wiki/A", "https://en.wikipedia.org/wiki/A"],
    ["with a variant", "https://zh-min-nan.m.wikipedia.org/x", "https://zh-min-nan.wikipedia.org/x"],
    ["a long language", "https://simple.m.wikipedia.org/x", "https://simple.wikipedia.org/x"],
    ["another site's with a region", "https://pt-br.m.a.example/x", "https://pt-br.a.example/x"],
    ["another site's", "https://de.m.a.example/x", "https://de.a.example/x"],
    ["a project's mobile host", "https://commons.m.wikimedia.org/x", "https://commons.wikimedia.org/x"],
    ["Unicode and punycode", "https://münchen.de/", "https://xn--mnchen-3ya.de/"],
    ["Unicode in capitals", "https://MÜNCHEN.de/", "https://xn--mnchen-3ya.de/"],
    ["full-width dots", "https://a。example/x", "https://a.example/x"],
    ["credentials", "https://user:secret@a.example/x", "https://a.example/x"],
    ["utm_*", "https://a.example/x?utm_source=openai&utm_anything=1", "https://a.example/x"],
    ["click ids", "https://a.example/x?gclid=1&fbclid=2&msclkid=3&ttclid=4&srsltid=5", "https://a.example/x"],
    ["Google's", "https://a.example/x?_gl=1*a*b&gad_source=1&gad_campaignid=2", "https://a.example/x"],
    ["tracking in capitals", "https://a.example/x?UTM_Source=a&GCLID=b", "https://a.example/x"],
    ["tracking with an escaped name", "https://a.example/x?utm%5Fsource=a", "https://a.example/x"],
    ["tracking without a value", "https://a.example/x?gclid", "https://a.example/x"],
    ["tracking between others", "https://a.example/x?a=1&gclid=2&b=3", "https://a.example/x?a=1&b=3"],
    ["a trailing slash", "https://a.example/x/", "https://a.example/x"],
    ["a trailing slash before a query", "https://a.example/x/?a=1", "https://a.example/x?a=1"],
    ["the root", "https://a.example/", "https://a.example"],
    ["the root with a query", "https://a.example?a=1", "https://a.example/?a=1"],
    ["a fragment", "https://a.example/x#part", "https://a.example/x"],
    ["a text fragment", "https://a.example/x#:~:text=word", "https://a.example/x"],
    ["an empty fragment", "https://a.example/x#", "https://a.example/x"],
    ["a fragment with a slash in it", "https://a.example/x#part/2", "https://a.example/x"],
    ["a fragment with an exclamation mark", "https://a.example/x#part!", "https://a.example/x"],
    ["a route of marks", "https://a.example/x#!/", "https://a.example/x"],
    ["a route that leads nowhere", "https://a.example/x#/", "https://a.example/x"],
    ["the same, old writing", "https://a.example/x#!", "https://a.example/x"],
    ["a text fragment in a route", "https://a.example/#/x:~:text=word", "https://a.example/#/x"],
    ["tracking in a route", "https://a.example/#/x?utm_source=a&b=1", "https://a.example/#/x?b=1"],
    ["an empty query", "https://a.example/x?", "https://a.example/x"],
    ["empty pieces of a query", "https://a.example/x?&a=1&&b=2&", "https://a.example/x?a=1&b=2"],
    ["case of escapes", "https://a.example/%c3%a9?q=%c3%a9", "https://a.example/%C3%A9?q=%C3%A9"],
    ["escapes of what needs none", "https://a.example/%7Ejoe/%41%2d?q=%41", "https://a.example/~joe/A-?q=A"],
    ["a character and its escape", "https://a.example/é", "https://a.example/%C3%A9"],
    ["dots of a path", "https://a.example/y/../%2e/x", "https://a.example/x"],
    ["white space around", "  https://a.example/x\n", "https://a.example/x"],
    ["a backslash", "https:\\\\a.example\\x", "https://a.example/x"],
    ["a number for an address", "http://3221225991/x", "https://192.0.2.7/x"],
    ["an address of version 6", "http://[2001:DB8:0:0::1]/x", "https://[2001:db8::1]/x"],
  ])("%s", (_, one, other) => {
    expect(identity(one)).toBe(identity(other));
  });
});

describe("different pages stay apart", () => {
  it.each([
    ["paths", "https://a.example/x", "https://a.example/y"],
    ["case of a path", "https://a.example/X", "https://a.example/x"],
    ["ports", "https://a.example:8080/x", "https://a.example/x"],
    ["subdomains", "https://blog.a.example/x", "https://a.example/x"],
    ["a name that is only a prefix", "https://amp.dev/", "https://dev/"],
    ["a name below a suffix", "https://m.co.uk/", "https://co.uk/"],
    ["another party's site", "https://m.github.io/", "https://github.io/"],
    ["a name that begins alike", "https://wwwa.example/", "https://a.example/"],
    ["an inner m. that is no language's", "https://item.m.shop.example/", "https://item.shop.example/"],
    ["an inner m. of an encyclopedia", "https://a.b.m.wikipedia.org/", "https://a.b.wikipedia.org/"],
    [
      "a host that begins like an encyclopedia",
      "https://commons.m.wikimedia.org.a.example/",
      "https://commons.wikimedia.org.a.example/",
    ],
    ["a route that ends in a slash", "https://a.example/#/docs/", "https://a.example/"],
    ["queries of a route", "https://a.example/#/x?a=1?b=2", "https://a.example/#/x?a=1b=2"],
    ["a language in a path", "https://a.example/en", "https://a.example/de"],
    ["values", "https://a.example/x?id=1", "https://a.example/x?id=2"],
    ["order of parameters", "https://a.example/x?a=1&b=2", "https://a.example/x?b=2&a=1"],
    ["no value and an empty one", "https://a.example/x?a", "https://a.example/x?a="],
    ["a space in two writings", "https://a.example/x?q=a+b", "https://a.example/x?q=a%20b"],
    ["an escaped delimiter", "https://a.example/x?q=a%26b=1", "https://a.example/x?q=a&b=1"],
    ["an escaped slash", "https://a.example/a%2Fb", "https://a.example/a/b"],
    ["an escaped percent sign", "https://a.example/%2541", "https://a.example/A"],
    ["Shift_JIS", "https://a.example/s?q=%83%65%83%58%83%67", "https://a.example/s?q=%83%7d%83%62%83%76"],
    ["bytes that are no UTF-8", "https://a.example/s?q=%FF", "https://a.example/s?q=%FE"],
    ["Latin-1 and UTF-8", "https://a.example/s?q=%E9", "https://a.example/s?q=%C3%A9"],
    ["a semicolon", "https://a.example/x?a=1;utm_source=b", "https://a.example/x?a=1"],
    ["matrix parameters", "https://a.example/x;v=1", "https://a.example/x"],
    ["a doubled slash", "https://a.example//x", "https://a.example/x"],
    ["names that begin like tracking", "https://a.example/x?gclid2=1", "https://a.example/x"],
    ["names that end like tracking", "https://a.example/x?my_utm_source=1", "https://a.example/x"],
    ["routes", "https://a.example/#/docs", "https://a.example/#/blog"],
    ["a route and none", "https://a.example/#!docs", "https://a.example/"],
    ["look-alike hosts", "https://аpple.example/", "https://apple.example/"],
    ["long addresses", `https://a.example/${"x".repeat(5_000)}1`, `https://a.example/${"x".repeat(5_000)}2`],
    ["long texts", `${"no address ".repeat(500)}1`, `${"no address ".repeat(500)}2`],
    ["schemes that are no page's", "mailto:a@a.example", "mailto:b@a.example"],
  ])("%s", (_, one, other) => {
    expect(identity(one)).not.toBe(identity(other));
  });
});

describe("the identity and its domain", () => {
  it.each([
    [
      "https://en.wikipedia.org/wiki/Parc_Ast%C3%A9rix?utm_source=openai",
      "https://en.wikipedia.org/wiki/Parc_Ast%C3%A9rix",
      "wikipedia.org",
    ],
    [
      "HTTP://WWW.Example.co.uk:80/a/?b=1&gclid=2&a=%e3#part",
      "https://example.co.uk/a?b=1&a=%E3",
      "example.co.uk",
    ],
    ["https://shop.xn--mnchen-3ya.de/", "https://shop.xn--mnchen-3ya.de", "münchen.de"],
    ["https://joe.github.io/", "https://joe.github.io", "github.io"],
    ["http://192.0.2.7/x", "https://192.0.2.7/x", "192.0.2.7"],
    ["http://[::1]:3000/", "https://[::1]:3000", "[::1]"],
    ["http://localhost:3000/a", "https://localhost:3000/a", "localhost"],
    ["https://a.example/#/docs?q=%41", "https://a.example/#/docs?q=A", "a.example"],
    ["https://a.example/%%34%31", "https://a.example/%%341", "a.example"],
    ["https://a.example/%a%41", "https://a.example/%a%41", "a.example"],
    ["https://a.example/%%41", "https://a.example/%%41", "a.example"],
    ["https://a.example/%z%41", "https://a.example/%zA", "a.example"],
    ["https://a.example/%4z%41", "https://a.example/%4zA", "a.example"],
    ["https://a.example/#/x?a=1?b=2", "https://a.example/#/x?a=1?b=2", "a.example"],
    ["ftp://www.a.example/x", "ftp://www.a.example/x", ""],
    ["javascript:alert(1)", "javascript:alert(1)", ""],
    ["mailto:joe@a.example", "mailto:joe@a.example", ""],
    ["https://", "https://", ""],
    ["https://xn--a.de/", "https://xn--a.de", "xn--a.de"],
    ["https://a_b.example/", "https://a_b.example", "a_b.example"],
    ["https://a..de/", "https://a..de", "a..de"],
    [" not a url ", "not a url", ""],
    ["", "", ""],
  ])("%s", (raw, url, domain) => {
    expect(identifySource(raw)).toEqual({ url, domain });
  });

  it("is cut where it is longer than 800, and says nothing of a route that was cut", () => {
    const of = (length: number) => `https://a.example/${"x".repeat(length - 18)}`;
    expect(identity(of(800))).toBe(of(800));
    expect(identity(of(801))).toMatch(/^https:\/\/a\.example\/x{382}#!sha256-[\da-f]{64}$/);
    expect(identity(`https://a.example/p#/${"x".repeat(800)}`)).toMatch(
      /^https:\/\/a\.example\/p#!sha256-[\da-f]{64}$/,
    );
  });

  it("is never longer than an index takes, whatever the address", () => {
    const long = identifySource(`https://www.a.example/${"é/".repeat(3_000)}?utm_source=x&q=1`);
    expect(long.domain).toBe("a.example");
    expect(long.url).toMatch(/^https:\/\/a\.example\/(%C3%A9\/)+.*#!sha256-[\da-f]{64}$/);
    for (const text of [long.url, identity("日".repeat(5_000)), identity(`mailto:${"a".repeat(5_000)}`)])
      expect(Buffer.byteLength(text)).toBeLessThan(2_500);
  });
});

/** Addresses with what tells pages apart and what does not, whole and broken. */
const piece = fc.constantFrom(
  ..."/ // ? & = # #/ #! ; : @ % %4 %41 %c3 %2F %2e . .. a A é 日 😀 utm_source= gclid &a=1 www. m. en.m. + ~ \\".split(
    " ",
  ),
);
const tail = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
const host = fc.constantFrom(
  "a.example",
  "www.a.co.uk",
  "en.m.wikipedia.org",
  "MÜNCHEN.de.",
  "[::1]",
  "192.0.2.7",
);
const address = fc
  .tuple(fc.constantFrom("http", "https", "HTTP"), host, fc.constantFrom("", ":80", ":443", ":8080"), tail)
  .map(([scheme, name, port, rest]) => `${scheme}://${name}${port}/${rest}`);

describe("whatever the address", () => {
  it("is its own identity", () => {
    fc.assert(
      fc.property(fc.oneof(address, fc.webUrl({ withQueryParameters: true, withFragments: true })), (raw) => {
        const once = identifySource(raw);
        expect(identifySource(once.url)).toEqual(once);
      }),
      tries(1_000),
    );
  });

  it("is its own identity where it is long", () => {
    fc.assert(
      fc.property(address, fc.array(tail, { minLength: 120, maxLength: 200 }), (raw, tails) => {
        const once = identifySource(raw + tails.join("/"));
        expect(identifySource(once.url)).toEqual(once);
      }),
    );
  });

  it("never throws", () => {
    fc.assert(
      fc.property(anyText(), (raw) => {
        expect(identifySource(raw).url.length).toBeLessThanOrEqual(800);
      }),
    );
  });

  it("keeps two apart that differ in a parameter", () => {
    const value = fc.stringMatching(/^(?:[a-z0-9+.]|%[89a-f][0-9a-f]|%20|%26){0,8}$/);
    fc.assert(
      fc.property(host, value, value, (name, one, other) => {
        fc.pre(one.toLowerCase() !== other.toLowerCase());
        expect(identity(`https://${name}/?id=${one}`)).not.toBe(identity(`https://${name}/?id=${other}`));
      }),
    );
  });
});

it("knows a redirector", () => {
  expect(isRedirect("https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZ")).toBe(true);
  expect(isRedirect("https://example.com/a")).toBe(false);
  expect(isRedirect("/grounding-api-redirect/AUZ")).toBe(false);
});
