import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftFrom } from "./draft";
import { emptyForm, toAsk, type FormValues } from "./form-values";

const empty = emptyForm("0190a0c0-0000-7000-8000-000000000001");

const typed: FormValues = {
  ...empty,
  promptId: "0190a0c0-0000-7000-8000-000000000002",
  method: "standard",
  user_prompt: "Which harbour is best?",
  message_chain: [{ id: 0, role: "ai", message: "Hello" }],
  model_name: { ...empty.model_name, gemini: ["gemini-2.5-flash"] },
  temperature: "many",
  web_search: false,
};

describe("a draft", () => {
  it("is the form as it was typed", () => {
    expect(draftFrom(JSON.stringify(typed), empty)).toEqual(typed);
  });

  it("of an earlier version keeps what still fits", () => {
    const older = { ...typed, temperature: undefined, web_search: "on", forgotten: true };
    const kept = JSON.stringify({ ...older, model_name: { gemini: [1] } });
    expect(draftFrom(kept, empty)).toEqual({
      ...typed,
      temperature: "",
      web_search: empty.web_search,
      model_name: empty.model_name,
    });
  });

  it("made of anything is a form or none", () => {
    expect(draftFrom("not JSON", empty)).toBeNull();
    expect(draftFrom("[]", empty)).toBeNull();
    const part = fc.dictionary(fc.constantFrom(...Object.keys(empty)), fc.jsonValue());
    fc.assert(
      fc.property(part, (kept) => {
        const form = draftFrom(JSON.stringify(kept), empty);
        expect(form && Object.keys(form).toSorted()).toEqual(Object.keys(empty).toSorted());
        expect(form && toAsk(form, "key").settings).toBeTypeOf("object");
      }),
    );
  });
});
