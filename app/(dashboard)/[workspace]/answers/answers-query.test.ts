import fc from "fast-check";
import { expect, it } from "vitest";
import { ANSWER_COLUMNS } from "@/lib/domain/answers/answer-columns";
import { ANSWER_SORTS, ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { tries } from "@/test/properties";
import { filterOfQuery, keptQuery, queryOf, viewHref } from "./answers-query";

const ID = "0198a7b2-0000-7000-8000-000000000001";

it("keeps filters, order and columns of an address, and neither its page nor its view", () => {
  const place = `2026-05-01T10:00:00.000Z_${ID}`;
  const query = `engine=claude&sort=cost&columns=cost,flags&flagId=${ID}&after=${place}&view=${ID}&other=x`;
  expect(new URLSearchParams(keptQuery(query))).toEqual(
    new URLSearchParams(`engine=claude&flagId=${ID}&sort=cost&columns=flags,cost`),
  );
  expect(filterOfQuery(query)).toEqual({ ...ANY_ANSWER, engine: "claude", flagId: ID });
  expect(keptQuery("engine=x&columns=none&sort=asked")).toBe("");
});

it("opens with what was kept, under its own name", () => {
  const href = viewHref("acme", { id: ID, query: "text=a%26b+c&columns=cost" });
  const { pathname, searchParams } = new URL(href, "https://sightline.example");
  expect(pathname).toBe("/acme/answers");
  expect(Object.fromEntries(searchParams)).toEqual({ text: "a&b c", columns: "cost", view: ID });
});

it("is written the same however often it is read and written, whatever it holds", () => {
  const state = fc.record({
    text: fc.option(fc.string({ unit: "grapheme", minLength: 1, maxLength: 50 })),
    domain: fc.option(fc.webUrl()),
    sort: fc.constantFrom(...ANSWER_SORTS),
    columns: fc.option(fc.subarray([...ANSWER_COLUMNS], { minLength: 1 })),
  });
  fc.assert(
    fc.property(state, (given) => {
      const query = queryOf(given);
      expect(keptQuery(query)).toBe(query);
      const { searchParams } = new URL(viewHref("acme", { id: ID, query }), "https://sightline.example");
      searchParams.delete("view");
      expect(keptQuery(searchParams.toString())).toBe(query);
      expect(filterOfQuery(query).text).toBe(given.text?.replaceAll("\0", "") ?? null);
    }),
    tries(40),
  );
});
