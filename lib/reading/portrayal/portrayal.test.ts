import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brandsSchema } from "@/lib/domain/brands/brand";
import { compileBrands } from "../mentions/compile-brands";
import { findMentions } from "../mentions/find-mentions";
import { readVisible } from "../mentions/visible-text";
import { LEXICON } from "./lexicon";
import { portrayMentions, toneOf, type Portrayal } from "./portrayal";

const brands = brandsSchema.parse([{ name: "Acme" }, { name: "Bolt" }]);
const matcher = compileBrands(brands.map((brand) => ({ ...brand, id: brand.name })));

function portray(markdown: string, isEnglish = true): (Portrayal | null)[] {
  const visible = readVisible(markdown);
  return portrayMentions(visible, findMentions(matcher, visible, { markdown }), { isEnglish });
}
const first = (markdown: string): Portrayal => portray(markdown)[0] ?? { value: NaN, words: [] };

it.each([
  ["Acme is reliable.", "positive", ["reliable"]],
  ["Acme is not reliable.", "negative", ["reliable"]],
  ["Acme isn’t hard to use.", "positive", ["hard to"]],
  ["Acme was founded in 1999.", "neutral", []],
  ["Acme is a waste of money.", "negative", ["waste of money"]],
  ["Acme is slow. Bolt is fast.", "negative", ["slow"]],
  ["Acme is fast, but its support is poor.", "positive", ["fast"]],
  ["**Acme**: reliable and easy to repair", "positive", ["reliable", "easy to repair"]],
])("%s", (markdown, tone, words) => {
  const portrayal = first(markdown);
  expect([toneOf(portrayal), portrayal.words.map(({ text }) => text)]).toEqual([tone, words]);
});

it.each([
  ["While Acme is flexible, Bolt feels sluggish.", "positive", "negative"],
  ["Acme is much faster than Bolt.", "positive", "negative"],
  ["Acme is less accurate than Bolt.", "negative", "positive"],
  ["Acme and Bolt are both reliable.", "positive", "positive"],
])("of two names: %s", (markdown, acme, bolt) => {
  expect(portray(markdown).map((one) => one && toneOf(one))).toEqual([acme, bolt]);
});

it("says nothing of what is not known to be English", () => {
  expect(portray("Acme is reliable.", false)).toEqual([null]);
});

describe("whatever a text says", () => {
  const word = fc.oneof(
    fc.constantFrom(...LEXICON.keys()),
    fc.constantFrom("not", "very", "but", "than", "Acme", "Bolt", ",", ".", ";", "a bit", "never"),
    fc.string({ unit: "grapheme", maxLength: 6 }),
  );
  const texts = fc.array(word, { maxLength: 40 }).map((words) => `Acme ${words.join(" ")}`);

  it("is between blame and praise, and its words stand where they are said to", () => {
    fc.assert(
      fc.property(texts, (markdown) => {
        const { text } = readVisible(markdown);
        for (const portrayal of portray(markdown)) {
          expect(portrayal?.value).toBeGreaterThanOrEqual(-1);
          expect(portrayal?.value).toBeLessThanOrEqual(1);
          for (const one of portrayal?.words ?? [])
            expect(text.slice(one.visible.start, one.visible.end)).toBe(one.text);
          if (portrayal?.words.length === 0) expect(portrayal.value).toBe(0);
        }
      }),
    );
  });

  it("another word of praise never makes it worse", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("reliable", "slow", "fast", "ugly", "small"), { maxLength: 6 }),
        (words) => {
          const said = `Acme: ${words.join(", ")}`;
          expect(first(`${said}, excellent`).value).toBeGreaterThan(first(said).value);
        },
      ),
    );
  });
});
