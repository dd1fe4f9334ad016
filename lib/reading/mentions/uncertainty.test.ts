import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brandsSchema, rulesOf } from "@/lib/domain/brands/brand";
import { MENTION_DOUBTS } from "@/lib/domain/brands/mention-review";
import { compileBrands, ruleIdOf } from "./compile-brands";
import { findMentions } from "./find-mentions";
import { byUncertainty, doubtsOf, uncertaintyOf } from "./uncertainty";
import { readVisible } from "./visible-text";

function doubtsIn(brand: object, markdown: string) {
  const brands = brandsSchema.parse([brand]).map((one) => ({ ...one, id: one.name }));
  const visible = readVisible(markdown);
  const { mentions, sentences } = findMentions(compileBrands(brands), visible, { markdown });
  return mentions.map((one) => {
    const aliases = brands.flatMap((brand) => rulesOf(brand));
    const by = aliases.find((alias) => ruleIdOf(alias) === one.ruleId) ?? null;
    const sentence = sentences[one.sentence] ?? one.visible;
    const place = { text: visible.text, place: one.visible, sentence };
    return [one.text, doubtsOf({ ...place, aliases, by, isShared: false })];
  });
}

describe("doubts of a mention", () => {
  it("are what can be seen at its place", () => {
    const aliases = [{ text: "Ringo", boundary: "anywhere" }, { text: "Café Ringo" }, { text: "HP" }];
    const text =
      "We like Ringo. See ringo and Ringoes, the Ringo Max, cafe Ringo. An HP is one. “Café Ringo” it is.";
    expect(doubtsIn({ name: "Ringo", aliases }, text)).toEqual([
      ["Ringo", []],
      ["ringo", ["other_case"]],
      ["Ringo", ["within_word"]],
      ["Ringo", ["longer_name"]],
      ["cafe Ringo", ["other_case", "other_accents"]],
      ["HP", ["short"]],
      ["Café Ringo", []],
    ]);
    expect(doubtsIn({ name: "Target" }, "We like Target. It is the target.")).toEqual([
      ["Target", ["plain_word"]],
      ["target", ["plain_word", "other_case"]],
    ]);
  });

  it("are none of a writing that another alias has exactly so, unless phrases cancel that one", () => {
    const aliases = [{ text: "Ringo" }, { text: "ringo" }];
    expect(doubtsIn({ name: "Ringo", aliases }, "A ringo.")).toEqual([["ringo", []]]);
    const cancelled = [{ text: "Ringo" }, { text: "ringo", not: ["ringo bells"] }];
    expect(doubtsIn({ name: "Ringo", aliases: cancelled }, "Some ringo bells.")).toEqual([
      ["ringo", ["other_case"]],
    ]);
  });

  it("are none of what a person added, and a place that two brands claim is in doubt", () => {
    const place = { text: "Ringo.", place: { start: 0, end: 5 }, sentence: { start: 0, end: 6 } };
    const [brand] = brandsSchema.parse([{ name: "Ringo" }]);
    const aliases = brand ? rulesOf(brand) : [];
    expect(doubtsOf({ ...place, aliases, by: null, isShared: true })).toEqual([]);
    expect(doubtsOf({ ...place, aliases, by: aliases[0] ?? null, isShared: true })).toEqual(["other_brand"]);
  });

  it("order places the same way in whatever order they come, the heaviest first", () => {
    const place = fc.record({
      doubts: fc.subarray([...MENTION_DOUBTS]),
      answerId: fc.constantFrom("a", "b"),
      brandId: fc.constantFrom("x", "y"),
      start: fc.nat(3),
      end: fc.nat(3),
    });
    const keyOf = ({
      answerId,
      brandId,
      start,
      end,
    }: { [key in "answerId" | "brandId"]: string } & {
      [key in "start" | "end"]: number;
    }) => `${answerId} ${brandId} ${start} ${end}`;
    const places = fc.uniqueArray(place, { selector: keyOf, maxLength: 12 });
    const shuffled = places.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const sorted = [...all].sort(byUncertainty);
        expect([...other].sort(byUncertainty)).toEqual(sorted);
        const weights = sorted.map(({ doubts }) => uncertaintyOf(doubts));
        expect(weights).toEqual([...weights].sort((one, two) => two - one));
      }),
    );
  });
});
