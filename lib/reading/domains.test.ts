import fc from "fast-check";
import { expect, it } from "vitest";
import { anyText } from "@/test/properties";
import { domainFromTitle } from "./domains";

it.each([
  ["grandviewresearch.com", "grandviewresearch.com"],
  [" Booking.COM ", "booking.com"],
  ["www.example.co.uk", "example.co.uk"],
  ["example.com.", "example.com"],
  ["münchen.de", "münchen.de"],
  ["xn--mnchen-3ya.de", "münchen.de"],
  ["例え.jp", "例え.jp"],
  ["joe.github.io", "github.io"],
])("%s is a domain: %s", (title, domain) => {
  expect(domainFromTitle(title)).toBe(domain);
});

it.each([
  "Node.js",
  "report.pdf",
  "Dr.Martens",
  "Disneyland Paris",
  "See example.com",
  "example.com: the best shoes",
  "https://example.com",
  "example.com/page",
  "joe@example.com",
  "@example.com",
  "example.com/",
  "example.com:",
  "1.2.3.999",
  "co.uk",
  "com",
  "3.5",
  "192.0.2.7",
  "a..com",
  ".com",
  "-.com.",
  "e.g.",
  "U.S.A.",
  "",
])("%s is a title", (title) => {
  expect(domainFromTitle(title)).toBeNull();
});

it("never throws", () => {
  fc.assert(
    fc.property(anyText(), fc.constantFrom("", ".com", ".de"), (text, suffix) => {
      expect(domainFromTitle(text + suffix)).not.toBe("");
    }),
  );
});
