import { expect, it } from "vitest";
import { findPlace } from "./find-place";

const TEXT = "Acme is light. The ring of Acme  Air is gold; buy Acme Air.";

it("finds what stands once, whatever its spaces", () => {
  expect(findPlace(TEXT, { text: "ring of Acme Air", before: "" })).toEqual({ start: 19, end: 36 });
});

it("takes, of several places, the one before which stands what was read there", () => {
  const places = [
    ["", 0],
    ["Acme is light. The ring of ", 27],
    ["¹ is gold; buy", 50],
  ] as const;
  for (const [before, start] of places) expect(findPlace(TEXT, { text: "Acme", before })?.start).toBe(start);
});

it("finds nothing where it does not stand, and takes no sign for a pattern", () => {
  expect(findPlace(TEXT, { text: "A.me", before: "" })).toBeNull();
  expect(findPlace(TEXT, { text: "  ", before: "" })).toBeNull();
});
