import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftFrom } from "./draft";
import { emptyForm, modelsOf, toAsk, type FormValues } from "./form-values";

const empty = emptyForm("0190a0c0-0000-7000-8000-000000000001");

const typed: FormValues = {
  ...empty,
  promptId: "0190a0c0-0000-7000-8000-000000000002",
  method: "standard",
  user_prompt: "Which harbour is best?",
  message_chain: [{ id: 0, role: "ai", message: "Hello" }],
  model_name: modelsOf([{ engine: "gemini", model: "gemini-2.5-flash" }]),
  temperature: "many",
  web_search: false,
};

describe("a draft", () => {
  it("is the form as it was typed", () => {
    expect(draftFrom(JSON.stringify(typed), empty)).toEqual(typed);
  });

  it("of an earlier version keeps what still fits", () => {
    const older = { ...typed, temperature: undefined, web_search: "on", forgotten: true };
    const kept = JSON.stringify({ ...older, model_name: { gemini: [1, "gemini-2.5-pro"] } });
    expect(draftFrom(kept, empty)).toEqual({
      ...typed,
      temperature: "",
      web_search: empty.web_search,
      model_name: modelsOf([{ engine: "gemini", model: "gemini-2.5-pro" }]),
    });
  });

  it("in which no model was chosen yet begins as a first question does, or as the last one was asked", () => {
    const unchosen = JSON.stringify({ ...typed, model_name: null });
    expect(draftFrom(unchosen, empty)?.model_name).toBeNull();
    expect(draftFrom(unchosen, typed)?.model_name).toEqual(typed.model_name);
  });

  it("made of anything is a form or none", () => {
    expect(draftFrom("not JSON", empty)).toBeNull();
    expect(draftFrom("[]", empty)).toBeNull();
    const part = fc.dictionary(fc.constantFrom(...Object.keys(empty)), fc.jsonValue());
    fc.assert(
      fc.property(part, (kept) => {
        const form = draftFrom(JSON.stringify(kept), empty);
        expect(form && Object.keys(form).toSorted()).toEqual(Object.keys(empty).toSorted());
        const filled = form && { ...form, model_name: form.model_name ?? modelsOf([]) };
        expect(filled && toAsk(filled, "key").settings).toBeTypeOf("object");
      }),
    );
  });
});
