import { expect, it } from "vitest";
import { beginWith } from "../../compose/models";
import { capProblem, firstForm, readRunDraft, repeatsProblem, toSetAsk, writeRunDraft } from "./set-run-form";

const part = { setId: "s", marketIds: ["fi"], personaIds: [], repeats: "3", cap: "12.5" };
const form = {
  ...firstForm(null, "c"),
  model_name: { chat_gpt: ["gpt-4.1"], gemini: [], claude: [], perplexity: ["sonar"] },
  tag: "pilot",
  max_output_tokens: "900",
};
const known = { setIds: ["s", "t"], marketIds: ["fi", "se"], personaIds: ["p"], connectionIds: ["c", "d"] };

it("asks each model with the settings typed, and is filled again with what was asked", () => {
  const parameters = { web_search: true, max_output_tokens: 900 };
  const ask = toSetAsk(beginWith(form, {}), part);
  expect(ask).toEqual({
    connectionId: "c",
    method: "standard",
    targets: [
      { engine: "chat_gpt", model: "gpt-4.1", parameters },
      { engine: "perplexity", model: "sonar", parameters },
    ],
    marketIds: ["fi"],
    personaIds: [],
    repeats: 3,
    label: "pilot",
  });
  expect(firstForm(ask, "d")).toEqual({ ...form, connectionId: "d", tag: "" });
});

it("keeps what was chosen over a reload, but for what is gone", () => {
  const fresh = {
    form: firstForm(null, "d"),
    part: { ...part, setId: "t", marketIds: [], repeats: "1", cap: "" },
  };
  const text = writeRunDraft({ form, part });
  expect(readRunDraft(text, fresh, known)).toEqual({ form, part });
  expect(
    readRunDraft(text, fresh, { ...known, setIds: ["t"], marketIds: ["se"], connectionIds: ["d"] }),
  ).toEqual({
    form: { ...form, connectionId: "d" },
    part: { ...part, setId: "t", marketIds: [] },
  });
  expect(readRunDraft("{x", fresh, known)).toBeNull();
});

it.each([
  ["1", true],
  ["50", true],
  ["51", false],
  ["0", false],
  ["", false],
  ["2.5", false],
  ["-1", false],
])("repeats of “%s” are taken: %s", (typed, taken) => {
  expect(repeatsProblem(typed) === null).toBe(taken);
});

it.each([
  ["", true],
  [" 12.50 ", true],
  ["0.000000001", true],
  ["0", false],
  ["-1", false],
  ["1e3", false],
  ["0.0000000001", false],
])("a cap of “%s” is taken: %s", (typed, taken) => {
  expect(capProblem(typed) === null).toBe(taken);
});
