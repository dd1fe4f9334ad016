import { describe, expect, it } from "vitest";
import { describeFailure, describeFailureKind, FAILURE_KINDS } from "@/lib/api-contract/failure-words";
import { describeStatus, statusMessage } from "@/lib/api-contract/status-codes";

describe("a failed call in words", () => {
  it.each(FAILURE_KINDS)("%s says what it means and what to do", (kind) => {
    const words = describeFailure(kind);
    for (const text of [words.meaning, words.remedy]) expect(text).toMatch(/^[A-Z].*\.$/);
    expect(describeFailureKind(kind)).toEqual(words);
    expect(describeFailure(kind, null)).toEqual(words);
  });

  it("is the code's where the API gave one that says more", () => {
    const { meaning, remedy } = describeStatus(40200);
    expect(describeFailure("task_code", 40200)).toEqual({ meaning, remedy });
    expect(describeFailure("broken_json", 20000)).toEqual(describeFailure("broken_json"));
  });

  it.each(["", "toString", "no_slot"])(
    "has general words where its kind is of another making: %j",
    (kind) => {
      expect(describeFailureKind(kind)).toEqual({
        meaning: "The call failed.",
        remedy: "The raw exchange says more.",
      });
    },
  );
});

describe("a code in words", () => {
  it.each([
    [20999, "ok"],
    [29999, "ok"],
    [19999, "request"],
    [30000, "request"],
    [40099, "request"],
    [40199, "access"],
    [40299, "money"],
    [40399, "request"],
    [49999, "request"],
    [50999, "transient"],
    [59999, "transient"],
    [60000, "request"],
  ])("that nobody has documented is judged by its range, and says so: %i", (code, group) => {
    expect(describeStatus(code)).toEqual({
      code,
      group,
      http: 200,
      message: "",
      meaning: `The API answered with code ${code}, which its documentation does not list.`,
      remedy: "The raw reply says more.",
    });
    expect(statusMessage(code)).toBe("");
  });

  it("has the API's own message", () => {
    expect(statusMessage(20000)).toBe("Ok.");
  });
});
