import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { AnswerNotes } from "./answer-notes";

const said = (notes: Parameters<typeof AnswerNotes>[0]) =>
  renderToStaticMarkup(<AnswerNotes {...notes} />).replace(/<[^>]*>/g, " ");

test.each([
  [{ endedEarly: "length", leftOut: 0 }, "Stopped early: at the limit of tokens."],
  [{ endedEarly: "paused", leftOut: 0 }, "Stopped early: in a pause."],
  [{ endedEarly: null, leftOut: 1 }, "1 part of the reply could not be read and was left out."],
  [{ endedEarly: null, leftOut: 3 }, "3 parts of the reply could not be read and were left out."],
] as const)("%j is said", (notes, words) => {
  expect(said(notes)).toContain(words);
});

test("of a whole answer nothing is said", () => {
  expect(said({ endedEarly: null, leftOut: 0 })).toBe("");
});
