import { expect, it } from "vitest";
import { beginWith, problemsOf, readQuestionAskDraft } from "./question-ask-form";

const last = { connectionId: "c-2", engine: "claude", model: "claude-sonnet-4-6" } as const;

it("begins as the last was asked, where its connection is still there", () => {
  expect(beginWith(last, ["c-1", "c-2"])).toMatchObject({ ...last, count: "20", description: "" });
  expect(beginWith(last, ["c-1"])).toMatchObject({ connectionId: "c-1", engine: "chat_gpt", model: null });
  expect(beginWith(null, [])).toMatchObject({ connectionId: "" });
});

it.each([
  ["", "20", ["description"]],
  ["  ", "20", ["description"]],
  ["A runner.", "20", []],
  ["🦀".repeat(400), "30", []],
  ["🦀".repeat(401), "1", ["description"]],
  ["A runner.", "0", ["count"]],
  ["A runner.", "31", ["count"]],
  ["A runner.", "1.5", ["count"]],
  ["A runner.", "", ["count"]],
])("%j and %j: what is wrong is said by its field", (description, count, wrong) => {
  expect(Object.keys(problemsOf({ ...beginWith(null, ["c-1"]), description, count }))).toEqual(wrong);
});

it("goes on with what was typed, as far as it is still to be had", () => {
  const form = beginWith(null, ["c-1"]);
  const there = { connectionIds: ["c-1", "c-2"], marketIds: ["m-1"] };
  const typed = { ...form, ...last, description: "A runner.", count: "7", marketId: "m-1", webSearch: true };
  expect(readQuestionAskDraft(JSON.stringify(typed), form, there)).toEqual(typed);
  const gone = readQuestionAskDraft(JSON.stringify(typed), form, { connectionIds: ["c-1"], marketIds: [] });
  expect(gone).toEqual({ ...typed, marketId: "", connectionId: "c-1", model: null });
  for (const text of ["", "null", "7", "{"]) expect(readQuestionAskDraft(text, form, there)).toBeNull();
  expect(readQuestionAskDraft("[]", form, there)).toEqual(form);
});
