import { expect, it } from "vitest";
import { sharedSources } from "./shared-sources";

const source = (sourceUrl: string, domain: string) => ({ sourceUrl, domain });

it("counts addresses and domains apart", () => {
  const left = [source("https://a.example/1", "a.example"), source("https://b.example/", "b.example")];
  const right = [
    source("https://a.example/2", "a.example"),
    source("https://b.example/", "b.example"),
    source("https://b.example/more", "b.example"),
    source("https://c.example/", "c.example"),
  ];
  const { addresses, domains } = sharedSources(left, right);
  expect([...addresses]).toEqual(["https://b.example/"]);
  expect([...domains]).toEqual(["a.example", "b.example"]);
});

it("shares nothing that nobody told", () => {
  expect(sharedSources([source("", "")], [source("", "")])).toEqual({
    addresses: new Set(),
    domains: new Set(),
  });
});
