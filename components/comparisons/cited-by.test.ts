import fc from "fast-check";
import { expect, it } from "vitest";
import { citedBy, inCommon } from "./cited-by";

const cite = (domain: string, path = "") => ({
  domain,
  sourceUrl: domain === "" ? "" : `https://${domain}/${path}`,
  rawUrl: `https://raw.example/${domain}${path}`,
  title: `About ${domain}`,
});

it("counts domains and addresses apart, what all cite first", () => {
  const answers = [
    [cite("a.example", "1"), cite("a.example", "2"), cite("b.example")],
    [cite("a.example", "1"), cite("c.example"), cite("c.example")],
  ];
  const byDomain = citedBy(answers, "domain");
  expect(byDomain.map(({ name, counts }) => [name, counts])).toEqual([
    ["a.example", [2, 1]],
    ["c.example", [0, 2]],
    ["b.example", [1, 0]],
  ]);
  expect(inCommon(byDomain, 2)).toEqual({ named: 3, all: 1, one: 2 });
  const byAddress = citedBy(answers, "address");
  expect(byAddress.map(({ name }) => name)).toEqual([
    "https://a.example/1",
    "https://c.example/",
    "https://a.example/2",
    "https://b.example/",
  ]);
  expect(inCommon(byAddress, 2)).toEqual({ named: 4, all: 1, one: 3 });
});

it("puts what tells no domain last, and counts it as nothing in common", () => {
  const rows = citedBy([[cite(""), cite("a.example")], [cite("")]], "domain");
  expect(rows.map(({ name, counts }) => [name, counts])).toEqual([
    ["a.example", [1, 0]],
    ["", [1, 1]],
  ]);
  expect(inCommon(rows, 2)).toEqual({ named: 1, all: 0, one: 1 });
});

it("counts every citation once, whoever cites what", () => {
  const cited = fc.array(
    fc.constantFrom("a.example", "b.example", "c.example", "").map((domain) => cite(domain)),
  );
  fc.assert(
    fc.property(fc.array(cited, { minLength: 2, maxLength: 4 }), (answers) => {
      for (const kind of ["domain", "address"] as const) {
        const rows = citedBy(answers, kind);
        for (const [place, citations] of answers.entries())
          expect(rows.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0)).toBe(citations.length);
        expect(rows.every((row) => row.answers === row.counts.filter((count) => count > 0).length)).toBe(
          true,
        );
      }
    }),
  );
});
