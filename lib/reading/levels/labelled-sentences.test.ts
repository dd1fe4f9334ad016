import { describe, expect, it } from "vitest";
import { brandsSchema } from "@/lib/domain/brands/brand";
import labelled from "@/test/labelled/sentences.json";
import { compileBrands } from "../mentions/compile-brands";
import { findMentions } from "../mentions/find-mentions";
import { readVisible } from "../mentions/visible-text";
import { judgeMentions } from "./levels";
import { isExperimental, RULE_QUALITY } from "./rule-quality";

// What the rules of absence and level say of sentences that were labelled by hand: [[Acme|a]] is absent, n named, s
// shortlisted, t top pick. The rules were made with `seen` in sight; `held` was written before they had their last form
// and they were not changed for it. Only that says how they do.

const LABEL = /\[\[([^|\]]+)\|([nsta])\]\]/g;
const LETTERS = { named: "n", shortlisted: "s", top_pick: "t" } as const;

interface Judgement {
  is: string;
  said: string;
}

function judgementsOf(marked: string): Judgement[] {
  const markdown = marked.replace(LABEL, "$1");
  let removed = 0;
  const wanted = [...marked.matchAll(LABEL)].map(({ 0: whole, 1: name = "", 2: is = "", index }) => {
    const start = index - removed;
    removed += whole.length - name.length;
    return { name, is, start };
  });
  const brands = brandsSchema.parse([...new Set(wanted.map(({ name }) => name))].map((name) => ({ name })));
  const matcher = compileBrands(brands.map((brand) => ({ ...brand, id: brand.name })));
  const visible = readVisible(markdown);
  const judged = judgeMentions(visible, findMentions(matcher, visible, { markdown }));
  return wanted.map(({ name, is, start }) => {
    const mention = judged.find(({ brandId, source }) => brandId === name && source.start === start);
    if (!mention) return { is, said: "missed" };
    return { is, said: mention.level ? LETTERS[mention.level.level] : "a" };
  });
}

function qualityOf(judged: readonly Judgement[], states: string) {
  const said = judged.filter((one) => states.includes(one.said));
  const are = judged.filter((one) => states.includes(one.is));
  const both = said.filter((one) => states.includes(one.is)).length;
  const rounded = (share: number) => Math.round(share * 100) / 100;
  return { precision: rounded(both / said.length), recall: rounded(both / are.length) };
}

const held = labelled.held.flatMap(judgementsOf);
const seen = labelled.seen.flatMap(judgementsOf);

it("finds every name that was labelled, in more than 200 sentences", () => {
  expect([...held, ...seen].filter(({ said }) => said === "missed")).toEqual([]);
  expect(labelled.held.length + labelled.seen.length).toBeGreaterThan(200);
});

describe.each([
  ["absence", "a"],
  ["shortlisted", "st"],
  ["top_pick", "t"],
] as const)("the rules of %s", (name, states) => {
  it("do as they say on sentences that they were not made for", () => {
    const { precision, recall } = RULE_QUALITY[name];
    expect(qualityOf(held, states)).toEqual({ precision, recall });
  });

  it("are experimental where they are wrong too often", () => {
    expect(isExperimental(RULE_QUALITY[name])).toBe(qualityOf(held, states).precision < 0.8);
    expect(qualityOf(seen, states).precision).toBeGreaterThanOrEqual(0.9);
  });
});
