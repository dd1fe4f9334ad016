import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/test/properties";
import { countExpanded, expand, variablesOf } from "./template";

describe("a template", () => {
  it("makes every combination of its variables' values", () => {
    const variables = [
      { name: "category", values: ["hotel", "bar"] },
      { name: "city", values: ["Turku", "Oulu"] },
      { name: "unused", values: [] },
    ];
    expect(expand("best {category} in { city }? {{{city}}}", variables)).toEqual([
      "best hotel in Turku? {Turku}",
      "best hotel in Oulu? {Oulu}",
      "best bar in Turku? {Turku}",
      "best bar in Oulu? {Oulu}",
    ]);
    expect(expand("best {category}", [])).toEqual([]);
    expect(expand("no variable", [])).toEqual(["no variable"]);
  });

  it.each(["a { b", "a } b", "{}", "{a {b}}"])("is none: %s", (template) => {
    expect(variablesOf(template)).toEqual({ problem: expect.any(String) as string });
    expect(expand(template, [])).toEqual([]);
  });

  it("makes as many as the product of its values, whatever they say, and keeps its own words", () => {
    const values = fc.uniqueArray(anyText(4), { maxLength: 4 });
    fc.assert(
      fc.property(anyText(8), values, values, (words, first, second) => {
        const template = `${words.replace(/[{}]/g, "$&$&")}{a}|{b}`;
        const variables = [
          { name: "a", values: first },
          { name: "b", values: second },
        ];
        const made = expand(template, variables);
        expect(made).toHaveLength(first.length * second.length);
        expect(countExpanded(template, variables)).toBe(made.length);
        expect(made).toEqual(first.flatMap((a) => second.map((b) => `${words}${a}|${b}`)));
      }),
    );
  });
});
