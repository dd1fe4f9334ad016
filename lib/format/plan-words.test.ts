import { expect, it } from "vitest";
import { planWords } from "./plan-words";

it.each([
  [
    { engines: 3, models: 3, questions: 120, repeats: 3, markets: ["Suomi", "Sverige"] },
    "3 engines × 120 questions × 3 repeats, Suomi + Sverige",
  ],
  [{ engines: 1, models: 2, questions: 1, repeats: 1, markets: [] }, "2 models × 1 question"],
  [
    { engines: 1, models: 1, questions: 4, repeats: null, markets: [] },
    "1 engine × 4 questions × some cells of a run",
  ],
])("%o is “%s”", (figures, words) => {
  expect(planWords(figures)).toBe(words);
});
