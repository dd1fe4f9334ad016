import { expect, it } from "vitest";
import type { AskedQuestion } from "@/lib/domain/library/question-ask";
import { firstReview, readReview, reviewed } from "./review";

const question = (words: string, changes: Partial<AskedQuestion> = {}): AskedQuestion => ({
  words,
  topic: null,
  problem: null,
  isInSet: false,
  ...changes,
});

const QUESTIONS = [
  question("Which?"),
  question("best shoes", { problem: "no_question" }),
  question("Where?", { isInSet: true }),
  question("x".repeat(501), { problem: "too_long" }),
];

it("begins with what is a question, fits, and is not in the set", () => {
  expect(firstReview(QUESTIONS)).toEqual({ chosen: [0], words: {} });
});

it("lets anything be chosen that can be added as it is worded now", () => {
  const all = [0, 1, 2, 3];
  const chosen = (words: Record<number, string>) =>
    reviewed(QUESTIONS, { chosen: all, words }).map(({ isChosen }) => isChosen);
  expect(chosen({})).toEqual([true, true, false, false]);
  expect(chosen({ 0: " ", 2: "Where  TO?", 3: "Short?" })).toEqual([false, true, true, true]);
  expect(chosen({ 2: " where? " })[2]).toBe(false);
  expect(reviewed(QUESTIONS, { chosen: all, words: {} }).map(({ refusal }) => refusal)).toEqual([
    null,
    null,
    "In the set.",
    "At most 500 characters.",
  ]);
});

it("goes on with what the browser kept, as far as it is of these questions", () => {
  const review = { chosen: [0, 2], words: { 2: "Where to?" } };
  expect(readReview(JSON.stringify(review), 4)).toEqual(review);
  expect(
    readReview(JSON.stringify({ chosen: [0, 9, "1", -1, 0.5], words: { 9: "x", 1: 7, a: "b" } }), 4),
  ).toEqual({
    chosen: [0],
    words: {},
  });
  for (const text of ["", "null", "[]", "7", '{"chosen":1,"words":{}}'])
    expect(readReview(text, 4)).toBeNull();
});
