import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { brandsSchema } from "@/lib/domain/brands/brand";
import { compileBrands } from "../mentions/compile-brands";
import { factOf, type MeasuredAnswer } from "./fact-of";

const matcher = compileBrands(
  brandsSchema
    .parse([{ name: "Acme", domains: ["acme.com"] }, { name: "Bolt" }, { name: "Cirrus" }])
    .map((brand, place) => ({ ...brand, id: String(place + 1) })),
);

const companies = compileBrands(
  brandsSchema.parse([{ name: "Umbra" }, { name: "Nobody" }]).map((one) => ({ ...one, id: one.name })),
);

const MARKDOWN = [
  "I couldn't find Cirrus. Of the rest, [Acme](https://acme.com) is the common choice of people who ask for it.",
  "",
  "1. **Bolt** – light, and it is easy to carry",
  "2. **Acme** – cheap",
  "3. **Umbra** – new to the market",
].join("\n");

const measured = (answer: Partial<MeasuredAnswer> = {}) =>
  factOf({ markdown: MARKDOWN, cited: [], language: null, ...answer }, matcher, companies);

describe("the fact of an answer", () => {
  it("says of brands what the answer says, in the order of first mention", () => {
    expect(measured({ cited: ["https://www.acme.com/a", "https://acme.com", "https://x.example"] })).toEqual({
      isEnglish: true,
      brands: ["1", "2"],
      mentions: [2, 1],
      linked: [1, 0],
      levels: [1, 2],
      listRanks: [2, 1],
      portrayals: [0, expect.closeTo(0.577, 3)],
      absentBrands: ["3"],
      absences: [1],
      citedBrands: ["1"],
      citedCounts: [2],
      companies: 1,
      suggested: 1,
    });
  });

  it("says nothing of levels, absence and other names of a text that is not known to be English", () => {
    const { isEnglish, brands, levels, portrayals, absentBrands, suggested } = measured({ language: "de" });
    expect([isEnglish, levels, portrayals, suggested]).toEqual([false, null, null, null]);
    // What an English sentence says of Cirrus is not read there: it is named.
    expect([brands, absentBrands]).toEqual([["3", "1", "2"], []]);
    expect(measured({ markdown: "Acme" })).toMatchObject({ isEnglish: null, brands: ["1"], levels: null });
  });

  it("has lists that stand side by side, whatever the text", () => {
    const piece = fc.constantFrom(
      "Acme ",
      "Bolt ",
      "Cirrus ",
      "\n1. ",
      "is the best ",
      "no information about ",
      "**",
      ". ",
      "the and of ",
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }),
        fc.constantFrom("en", "fr", null),
        (pieces, language) => {
          const fact = measured({ markdown: pieces.join(""), language });
          const { length } = fact.brands;
          expect([fact.mentions.length, fact.linked.length, fact.listRanks.length]).toEqual([
            length,
            length,
            length,
          ]);
          expect(fact.levels?.length ?? length).toBe(length);
          expect(fact.portrayals?.length ?? length).toBe(length);
          expect(fact.absences.length).toBe(fact.absentBrands.length);
          expect(
            fact.mentions.every((count, place) => count >= 1 && count >= (fact.linked[place] ?? 0)),
          ).toBe(true);
        },
      ),
    );
  });
});
