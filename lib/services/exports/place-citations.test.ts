import { expect, it } from "vitest";
import { placeCitations } from "./place-citations";

const section = (text: string) => ({ text, citations: [] });
const ITEMS = [
  { type: "reasoning", sections: [{ text: "I think." }] },
  { type: "message", sections: [section("A 😀."), section("B says so.")] },
  { type: "unknown", wireType: "tool" },
  { type: "message", sections: [section("C, too.")] },
];
const TEXT = "A 😀.\n\nB says so.\n\nC, too.";

it("tells places in the whole text, of which the answer's own are in a section", () => {
  const cited = (part: string, sectionIndex: number, start: number) => ({
    url: part,
    title: part,
    place: { kind: "offsets", start, end: start + part.length },
    section: sectionIndex,
  });
  const placed = placeCitations([cited("😀", 0, 2), cited("says", 1, 2), cited("C", 2, 0)], ITEMS);
  expect(placed.map(({ start_index, end_index }) => TEXT.slice(start_index, end_index))).toEqual([
    "😀",
    "says",
    "C",
  ]);
});

it("tells none where the reply reports none, or only the number", () => {
  const url = "https://a.example";
  const bare = { url, title: "", section: 0 };
  const marker = { kind: "marker", spans: [{ start: 1, end: 4 }] };
  expect(
    placeCitations(
      [
        { ...bare, place: { kind: "none" } },
        { ...bare, place: marker },
      ],
      null,
    ),
  ).toEqual([
    { url, title: "" },
    { url, title: "" },
  ]);
});
