import fc from "fast-check";
import { expect, it } from "vitest";
import { LANGUAGES } from "@/lib/domain/library/languages";
import { QUESTION_ASK_LIMITS } from "@/lib/domain/library/question-ask";
import { describedIn, speakMarket, wordQuestionAsk } from "./question-ask-words";

// The wire's own limit; its module is above this one.
const WIRE_CHARS = 500;

it("says what is wanted in the prompt, and how it is to look in the system message", () => {
  const market = speakMarket({ language: "fi", country: "FI", city: "Helsinki" });
  expect(wordQuestionAsk({ description: "A runner with flat feet.", count: 20, market })).toEqual({
    userPrompt:
      "Write 20 questions that this customer would ask an AI assistant.\n\nA runner with flat feet.",
    systemMessage:
      "Reply with a numbered Markdown list and nothing else: one question a line, under a short topic as a heading. " +
      "Put each as people type it, in at most 200 characters, and name a brand only where the description does. " +
      "Write in Finnish. The customer is in Helsinki, Finland.",
  });
  const plain = wordQuestionAsk({ description: "A runner.", count: 1, market: null });
  expect(plain.userPrompt).toBe(
    "Write 1 question that this customer would ask an AI assistant.\n\nA runner.",
  );
  expect(plain.systemMessage).toMatch(/Write in the language of the description\.$/);
});

it("speaks of a market as far as it goes", () => {
  expect(speakMarket({ language: "sv", country: null, city: null })).toEqual({
    language: "Swedish",
    place: null,
  });
  expect(speakMarket({ language: "sv", country: "FI", city: null }).place).toBe("Finland");
});

it("fits the wire whatever the description, the language and the place", () => {
  const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters
    .flatMap((one) => letters.map((other) => one + other))
    .filter((code) => regions.of(code) !== undefined);
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 255 }),
      fc.constantFrom(...LANGUAGES),
      fc.constantFrom(...codes),
      fc.constantFrom(1, QUESTION_ASK_LIMITS.questions),
      (city, language, country, count) => {
        const description = "🦀".repeat(QUESTION_ASK_LIMITS.descriptionChars);
        const market = speakMarket({ language, country, city });
        const { userPrompt, systemMessage } = wordQuestionAsk({ description, count, market });
        expect([...userPrompt].length).toBeLessThanOrEqual(WIRE_CHARS);
        expect([...systemMessage].length).toBeLessThanOrEqual(WIRE_CHARS);
        expect(describedIn(userPrompt)).toBe(description);
      },
    ),
    { numRuns: 300 },
  );
});

it("tells who the customer is from what was sent, and takes another prompt as it is", () => {
  const description = "A runner.\n\nTwice a week.";
  expect(describedIn(wordQuestionAsk({ description, count: 5, market: null }).userPrompt)).toBe(description);
  expect(describedIn("Which harbour?")).toBe("Which harbour?");
});
