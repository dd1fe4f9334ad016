import { describe, expect, it } from "vitest";
import labelled from "@/test/labelled/suggestions.json";
import { foldText, LOOSEST } from "../mentions/fold";
import { readVisible } from "../mentions/visible-text";
import { suggestBrands } from "./suggest-brands";

const suggest = (...answers: string[]) =>
  suggestBrands(answers.map((markdown) => ({ visible: readVisible(markdown), tracked: [] })));

describe("names that may be brands'", () => {
  it("are counted by answer, the commonest first, with where they stand", () => {
    const found = suggest(
      "We like **Acme** and Bolt.",
      "1. Bolt – cheap\n2. Cirrus Volt: new",
      "| T |\n|---|\n| BOLT |",
    );
    expect(found.map(({ name, answers, mentions, evidence }) => [name, answers, mentions, evidence])).toEqual(
      [
        ["Bolt", 3, 3, ["item", "cell", "sentence"]],
        ["Acme", 1, 1, ["bold", "sentence"]],
        ["Cirrus Volt", 1, 1, ["item", "sentence"]],
      ],
    );
    expect(found[0]?.examples[0]).toEqual({ answer: 0, start: 17, end: 21 });
  });

  it("are a brand's own with its models", () => {
    expect(
      suggest("We like Acme here. The Acme Volt is new.").map(({ name, mentions }) => [name, mentions]),
    ).toEqual([["Acme", 2]]);
  });

  it("are whose a product is, where its title goes on, and never a line of products by itself", () => {
    expect(
      suggest(
        '1. **[Acme 15.6" Touchscreen Laptop]()** – $579',
        "The Bolt Zephyr G14 is fast, and the Zephyr runs cool.",
        "Coil Oil Control Moisturizing Gel-Cream$12.97",
      ).map(({ name }) => name),
    ).toEqual(["Acme", "Bolt Zephyr G14", "Coil"]);
  });

  it("are names among names, though their words be plain", () => {
    expect(suggest("You find it at Acme, Best Buy, Target and Bolt.").map(({ name }) => name)).toEqual([
      "Acme",
      "Best Buy",
      "Target",
      "Bolt",
    ]);
    expect(suggest("You find it with Price, Quality and Battery Life.")).toEqual([]);
  });

  it("are none of a citation, an amount, a description or a sentence's first verb", () => {
    expect(
      suggest(
        "Offers 16GB and 144Hz in 2025, Budget-Friendly as it is ([The Verge][1], [Daily Dot][2]).",
        "It is good ([Acme Times](https://acme.example/a)). Utilizes a Dual-Band chip.",
      ),
    ).toEqual([]);
  });

  it("are none that is tracked, and no plain word, month, country or language", () => {
    const visible = readVisible("In May, Acme came to France; its French name is new.");
    const start = visible.text.indexOf("Acme");
    expect(suggestBrands([{ visible, tracked: [{ start, end: start + 4 }] }])).toEqual([]);
    expect(suggestBrands([{ visible, tracked: [] }]).map(({ name }) => name)).toEqual(["Acme"]);
  });
});

// Answers in which each company and product was marked by hand: [[Acme]]. The rules were made with `seen` in sight and
// not changed for `held`. A name with its model ("Acme Volt") is the brand's, counted once.

const MARK = /\[\[([^\]]+)\]\]/g;
const fold = (name: string) => foldText(name, LOOSEST);

function qualityOf(answers: readonly string[]) {
  let [right, said, are] = [0, 0, 0];
  for (const marked of answers) {
    const brands = [...new Set([...marked.matchAll(MARK)].map(([, name = ""]) => fold(name)))];
    const names = suggest(marked.replace(MARK, "$1")).map(({ name }) => `${fold(name)} `);
    right += brands.filter((brand) => names.some((name) => name.startsWith(`${brand} `))).length;
    [said, are] = [said + names.length, are + brands.length];
  }
  const rounded = (share: number) => Math.round(share * 100) / 100;
  return { precision: rounded(right / said), recall: rounded(right / are) };
}

describe("suggestions", () => {
  it("are as good as docs/mentions.md says on answers written for the purpose that they were not made for", () => {
    expect(qualityOf(labelled.held)).toEqual({ precision: 0.91, recall: 1 });
  });

  it("are no worse on those that they were made with", () => {
    expect(qualityOf(labelled.seen)).toEqual({ precision: 0.92, recall: 0.92 });
  });
});
