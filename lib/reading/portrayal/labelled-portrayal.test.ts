import { describe, expect, it } from "vitest";
import { brandsSchema } from "@/lib/domain/brands/brand";
import labelled from "@/test/labelled/portrayal.json";
import { compileBrands } from "../mentions/compile-brands";
import { findMentions } from "../mentions/find-mentions";
import { readVisible } from "../mentions/visible-text";
import { isExperimental } from "../levels/rule-quality";
import { portrayMentions, toneOf } from "./portrayal";
import { PORTRAYAL_QUALITY } from "./portrayal-quality";

// What the words of praise and blame say of names that were labelled by hand: [[Acme|+]] is praised, - blamed, 0 neither.
// The words were gathered with `seen` in sight; for `held` none was added or taken away.

const LABEL = /\[\[([^|\]]+)\|([-+0])\]\]/g;
const SIGNS = { positive: "+", negative: "-", neutral: "0" } as const;

interface Judgement {
  is: string;
  said: string;
  of: string;
}

function judgementsOf(marked: string): Judgement[] {
  const markdown = marked.replace(LABEL, "$1");
  const wanted = [...marked.matchAll(LABEL)].map(([, name = "", is = ""]) => ({ name, is }));
  const brands = brandsSchema.parse([...new Set(wanted.map(({ name }) => name))].map((name) => ({ name })));
  const matcher = compileBrands(brands.map((brand) => ({ ...brand, id: brand.name })));
  const visible = readVisible(markdown);
  const found = findMentions(matcher, visible, { markdown });
  const portrayed = portrayMentions(visible, found, { isEnglish: true });
  return wanted.map(({ name, is }) => {
    const place = found.mentions.findIndex(({ brandId }) => brandId === name);
    const portrayal = portrayed[place];
    return { is, said: portrayal ? SIGNS[toneOf(portrayal)] : "missed", of: marked };
  });
}

function qualityOf(judged: readonly Judgement[], sign: string) {
  const said = judged.filter((one) => one.said === sign);
  const are = judged.filter((one) => one.is === sign);
  const both = said.filter((one) => one.is === sign).length;
  const rounded = (share: number) => Math.round(share * 100) / 100;
  return { precision: rounded(both / said.length), recall: rounded(both / are.length) };
}

const held = labelled.held.flatMap(judgementsOf);
const seen = labelled.seen.flatMap(judgementsOf);

it("finds every name that was labelled, in at least 200 sentences", () => {
  expect([...held, ...seen].filter(({ said }) => said === "missed")).toEqual([]);
  expect(labelled.held.length + labelled.seen.length).toBeGreaterThanOrEqual(200);
});

describe.each([
  ["positive", "+"],
  ["negative", "-"],
] as const)("what is told to be %s", (tone, sign) => {
  it("is, as often as is said, in sentences that the words were not gathered for", () => {
    const { precision, recall } = PORTRAYAL_QUALITY[tone];
    expect(qualityOf(held, sign)).toEqual({ precision, recall });
  });

  it("is experimental where it is wrong too often", () => {
    expect(isExperimental(PORTRAYAL_QUALITY[tone])).toBe(qualityOf(held, sign).precision < 0.8);
    expect(qualityOf(seen, sign).precision).toBeGreaterThanOrEqual(0.9);
  });
});
