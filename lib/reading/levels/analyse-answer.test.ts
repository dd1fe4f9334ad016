import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { llmReplySchema } from "@/lib/api-contract/reply";
import { brandsSchema } from "@/lib/domain/brands/brand";
import { compileBrands } from "../mentions/compile-brands";
import { readText } from "../text";
import { analyseAnswer } from "./analyse-answer";

const matcherOf = (brands: { name: string; domains?: string[] }[]) =>
  compileBrands(brandsSchema.parse(brands).map((brand) => ({ ...brand, id: brand.name })));

const matcher = matcherOf([
  { name: "Acme", domains: ["acme.com"] },
  { name: "Bolt", domains: ["bolt.example"] },
  { name: "Cirrus" },
  { name: "Delta", domains: ["delta.example"] },
  { name: "Echo" },
]);

describe("what an answer says of brands", () => {
  const markdown = [
    "I couldn't find Cirrus. Of the rest, [Bolt](https://bolt.example) is common.",
    "",
    "1. **Acme** – light",
    "2. **Bolt** – cheap",
    "",
    "Acme is the best choice.",
  ].join("\n");
  const { brands } = analyseAnswer(matcher, {
    markdown,
    cited: [
      "https://www.acme.com/a",
      "https://blog.acme.com/b",
      "https://delta.example",
      "https://x.example",
    ],
  });

  it("is told brand by brand, those named first in their order", () => {
    expect(brands).toEqual([
      {
        ...{
          brandId: "Bolt",
          position: 1,
          mentions: 2,
          linkedMentions: 1,
          absences: 0,
          listRank: 2,
          citations: 0,
        },
        level: { level: "shortlisted", rule: "item" },
      },
      {
        ...{
          brandId: "Acme",
          position: 2,
          mentions: 2,
          linkedMentions: 0,
          absences: 0,
          listRank: 1,
          citations: 2,
        },
        level: { level: "top_pick", rule: "first-of-ranking" },
      },
      {
        ...{ brandId: "Cirrus", position: null, mentions: 0, linkedMentions: 0, absences: 1, listRank: null },
        ...{ citations: 0, level: null },
      },
      {
        ...{ brandId: "Delta", position: null, mentions: 0, linkedMentions: 0, absences: 0, listRank: null },
        ...{ citations: 1, level: null },
      },
    ]);
  });
});

it("reads a recorded answer of the API", () => {
  const file = join(import.meta.dirname, "../../../test/fakes/fixtures/chat_gpt-task_get.json");
  const reply = llmReplySchema.parse(JSON.parse(readFileSync(file, "utf8")));
  const items = reply.tasks?.[0]?.result?.[0]?.items ?? [];
  const { text } = readText(items);
  const parks = matcherOf([
    { name: "Disneyland Paris", domains: ["disneylandparis.com"] },
    { name: "Parc Astérix" },
    { name: "Europa-Park" },
  ]);
  const { mentions } = analyseAnswer(parks, { markdown: text, cited: [] });
  expect(mentions.length).toBeGreaterThan(0);
  for (const { source, text: written } of mentions)
    expect(text.slice(source.start, source.end).replace(/[*_\\]/g, "")).toBe(written);
});
