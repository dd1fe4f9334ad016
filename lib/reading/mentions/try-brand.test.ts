import { expect, it } from "vitest";
import { brandsSchema } from "@/lib/domain/brands/brand";
import { prepareTrial, tryBrand } from "./try-brand";

const brandOf = (brand: object) => brandsSchema.parse([brand]).flatMap((one) => [one])[0];

function tried(brand: object, text: string, others: { id: string; name: string }[] = []) {
  const one = brandOf(brand);
  if (!one) throw new Error("no brand");
  const beside = others.flatMap(({ id, name }) => {
    const other = brandOf({ name });
    return other ? [{ ...other, id }] : [];
  });
  return tryBrand(prepareTrial(one, beside), text).map(({ sentence, mark, doubt }) => [
    sentence.slice(mark.start, mark.end),
    doubt,
  ]);
}

it("tells a plain word, a part of a word and a part of a longer name from the brand", () => {
  const text =
    "We like Ring. Give it a ring, or string it. The Ring Video is one, and Big Ring another. Ring";
  expect(tried({ name: "Ring", aliases: [{ text: "Ring", boundary: "anywhere" }] }, text)).toEqual([
    ["Ring", null],
    ["ring", "looser"],
    ["ring", "looser"],
    ["Ring", "longer_name"],
    ["Ring", "longer_name"],
    ["Ring", null],
  ]);
});

it("leaves to other brands what is theirs", () => {
  const text = "Apple and the Apple Watch.";
  expect(tried({ name: "Apple" }, text)).toHaveLength(2);
  expect(tried({ name: "Apple" }, text, [{ id: "w", name: "Apple Watch" }])).toEqual([["Apple", null]]);
});

it("shows the sentence on a line, cut where it is long, with the name at its place", () => {
  const one = brandOf({ name: "Ring" });
  if (!one) throw new Error("no brand");
  const [hit] = tryBrand(prepareTrial(one, []), `${"long ".repeat(100)}\nRing ${"tail ".repeat(100)}`);
  expect(hit?.sentence.slice(hit.mark.start, hit.mark.end)).toBe("Ring");
  expect(hit?.sentence).not.toMatch(/\n/);
  expect(hit?.sentence.length).toBeLessThan(330);
});
