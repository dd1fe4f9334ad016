import { expect, it } from "vitest";
import { readScheduleDraft, scheduleBeginning, writeScheduleDraft } from "./schedule-draft";

const named = (id: string) => ({ id, name: id });
const choices = {
  sets: [
    { ...named("s"), prompts: 1 },
    { ...named("t"), prompts: 1 },
  ],
  markets: [{ ...named("fi"), language: "fi", country: "FI", city: null }],
  personas: [named("p")],
};
const from = { connections: [{ id: "c" }], choices, schedule: null, last: null, askedFor: null };
const beginning = scheduleBeginning(from);
const typed = {
  form: {
    ...beginning.form,
    model_name: { chat_gpt: ["m"], gemini: [], claude: [], perplexity: [] },
    tag: "x",
  },
  part: { setId: "t", marketIds: ["fi"], personaIds: ["p"], repeats: "5" },
  values: {
    ...{
      name: "Daily",
      rhythm: "cron" as const,
      time: "07:30",
      weekday: "3",
      day: "last",
      cron: "0 9 * * 1",
    },
    ...{ spreadMinutes: "30", capPerSlot: "$1,200.5", capPerMonth: "" },
  },
};

it("keeps all that was typed of a schedule, also what is not right yet", () => {
  expect(readScheduleDraft(writeScheduleDraft(typed), from)).toEqual(typed);
});

it("leaves out what is gone, and means the set that an address names", () => {
  const text = writeScheduleDraft(typed);
  const gone = { ...from, choices: { ...choices, markets: [], personas: [] }, connections: [{ id: "d" }] };
  expect(readScheduleDraft(text, gone)).toMatchObject({
    form: { connectionId: "d", tag: "x" },
    part: { setId: "t", marketIds: [], personaIds: [] },
  });
  expect(readScheduleDraft(text, { ...from, askedFor: "s" })?.part.setId).toBe("s");
});

it.each(["{x", "null", "[]"])("is none that the text %s keeps", (text) => {
  expect(readScheduleDraft(text, from)).toBeNull();
});

it("takes what is of another kind from the beginning", () => {
  const text = JSON.stringify({ values: { name: 7, rhythm: "hourly", capPerSlot: null, weekday: "2" } });
  expect(readScheduleDraft(text, from)?.values).toEqual({ ...beginning.values, weekday: "2" });
});
