import { describe, expect, it } from "vitest";
import { LIBRARY_LIMITS } from "./library-limits";
import { marketSchema } from "./market";
import {
  familyNameSchema,
  marketNameSchema,
  personaNameSchema,
  setDescriptionSchema,
  setNameSchema,
  tagsSchema,
  topicSchema,
} from "./prompt-set";

const place = { name: "Turku", language: "fi", country: "FI" };

describe.each([
  ["a set's name", setNameSchema, LIBRARY_LIMITS.setNameChars],
  ["a set's description", setDescriptionSchema, LIBRARY_LIMITS.descriptionChars],
  ["a family's name", familyNameSchema, LIBRARY_LIMITS.familyNameChars],
  ["a market's name", marketNameSchema, LIBRARY_LIMITS.marketNameChars],
  ["a persona's name", personaNameSchema, LIBRARY_LIMITS.personaNameChars],
  ["a topic", topicSchema, LIBRARY_LIMITS.topicChars],
])("%s", (_what, schema, limit) => {
  it.each(["ä", "⛵", "🚢"])("has so many characters at most, whatever units %s takes", (character) => {
    expect(schema.parse(` ${character.repeat(limit)} `)).toBe(character.repeat(limit));
    expect(schema.safeParse(character.repeat(limit + 1)).error?.issues).toMatchObject([
      { message: `At most ${limit.toLocaleString("en-US")} characters.` },
    ]);
  });
});

it("counts a tag's and a city's characters alike", () => {
  const tag = "🚢".repeat(LIBRARY_LIMITS.tagChars);
  expect(tagsSchema.parse([tag])).toEqual([tag]);
  expect(tagsSchema.safeParse([`${tag}!`]).success).toBe(false);
  const city = "🚢".repeat(255);
  expect(marketSchema.parse({ ...place, city })).toMatchObject({ city });
  expect(marketSchema.safeParse({ ...place, city: `${city}!` }).success).toBe(false);
});
