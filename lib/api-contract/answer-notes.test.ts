import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { ENDINGS } from "@/lib/domain/answers/answer-ending";

import { answeredMessage, readAnswerNotes } from "./answer-notes";

describe("the message of an answered task", () => {
  test.each([
    [{ endedEarly: null, leftOut: 0 }, "Ok."],
    [{ endedEarly: "length", leftOut: 0 }, "Ok. Stopped early: length."],
    [{ endedEarly: null, leftOut: 1 }, "Ok. 1 part of the model's reply could not be read."],
    [
      { endedEarly: "paused", leftOut: 12 },
      "Ok. Stopped early: paused. 12 parts of the model's reply could not be read.",
    ],
  ] as const)("%j", (notes, message) => {
    expect(answeredMessage(notes)).toBe(message);
  });

  test("is read back of one part, and of several", () => {
    expect(readAnswerNotes("Ok. 1 part of the model's reply could not be read.").leftOut).toBe(1);
    expect(readAnswerNotes("Ok. 3 parts of the model's reply could not be read.").leftOut).toBe(3);
  });

  test.each([null, "", "Ok.", "Task Created.", "Ok. Stopped early: bored."])(
    "of another API says nothing: %j",
    (message) => {
      expect(readAnswerNotes(message)).toEqual({ endedEarly: null, leftOut: 0 });
    },
  );

  test("is read back as it was said", () => {
    const notes = fc.record({
      endedEarly: fc.constantFrom(null, ...ENDINGS),
      leftOut: fc.nat({ max: 999_999 }),
    });
    fc.assert(
      fc.property(notes, (said) => {
        expect(readAnswerNotes(answeredMessage(said))).toEqual(said);
      }),
    );
  });
});
