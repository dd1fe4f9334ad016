import { describe, expect, it } from "vitest";
import type { SettingField } from "@/lib/api-contract/fields";
import type { Engine } from "@/lib/domain/engine";
import { rangeOf, settingState, supportOf } from "./field-support";
import { emptyForm, modelsOf, type FormValues } from "./form-values";

describe("what chosen engines make of a field", () => {
  it("locks Perplexity's search and says why", () => {
    expect(supportOf("web_search", ["perplexity"], "live")).toEqual({
      takenBy: [],
      disabledReason: "Perplexity always searches.",
    });
  });

  it("names who ignores it when others take it", () => {
    expect(supportOf("web_search", ["gemini", "perplexity"], "live")).toEqual({
      takenBy: ["gemini"],
      ignoredNote: "Perplexity always searches.",
    });
  });

  it("judges Perplexity as asked live inside a standard run", () => {
    expect(supportOf("temperature", ["perplexity"], "standard")).toEqual({ takenBy: ["perplexity"] });
  });

  it("disables nothing while no engine is chosen", () => {
    expect(supportOf("use_reasoning", [], "live")).toEqual({ takenBy: [] });
  });
});

describe("the range of a number", () => {
  it("is said once where engines agree and by engine where they differ", () => {
    expect(rangeOf("max_output_tokens", ["gemini", "claude"])).toBe("1–4096, default 2048");
    expect(rangeOf("temperature", ["chat_gpt", "claude"])).toBe(
      "ChatGPT 0–2, default 0.94; Claude 0–1, default 0.7",
    );
    expect(rangeOf("temperature", [])).toBeUndefined();
  });
});

const asking = (engines: readonly Engine[], changes: Partial<FormValues> = {}): FormValues => ({
  ...emptyForm("0190a0c0-0000-7000-8000-000000000001"),
  model_name: modelsOf(engines.map((engine) => ({ engine, model: "m" }))),
  ...changes,
});

describe("a setting in the form", () => {
  const reasonFor = (field: SettingField, form: FormValues) => settingState(field, form).disabledReason;

  it("waits for search where its engines need one", () => {
    const country = "web_search_country_iso_code";
    const off = { web_search: false };
    expect(reasonFor(country, asking(["chat_gpt", "claude"], off))).toBe("Turn web search on first.");
    expect(reasonFor(country, asking([], off))).toBe("Turn web search on first.");
    expect(reasonFor(country, asking(["chat_gpt", "perplexity"], off))).toBeUndefined();
    expect(reasonFor(country, asking(["chat_gpt"]))).toBeUndefined();
    expect(reasonFor("force_web_search", asking(["claude", "gemini"], off))).toBe(
      "Turn web search on first.",
    );
  });

  it("waits for the other where engines take one of two", () => {
    const warm = { temperature: "0.5" };
    expect(reasonFor("top_p", asking(["claude", "gemini"], warm))).toBe(
      "The documentation of Claude allows one of the two. Clear temperature to set this instead.",
    );
    expect(reasonFor("top_p", asking(["gemini"], warm))).toBeUndefined();
    expect(reasonFor("top_p", asking(["claude"], { ...warm, top_p: "0.5" }))).toBeUndefined();
    expect(reasonFor("temperature", asking(["chat_gpt"], { top_p: "1" }))).toContain("Clear top P");
  });

  it("is on and locked where all its engines do it always", () => {
    expect(settingState("web_search", asking(["perplexity"]))).toMatchObject({
      alwaysOn: true,
      disabledReason: "Perplexity always searches.",
    });
    expect(settingState("web_search", asking(["perplexity", "gemini"]))).toMatchObject({
      alwaysOn: false,
      hint: "Perplexity always searches.",
    });
  });

  it("says its range and what it does", () => {
    expect(settingState("max_output_tokens", asking(["gemini"])).hint).toBe(
      "1–4096, default 2048. Search and reasoning may go beyond it.",
    );
  });
});
