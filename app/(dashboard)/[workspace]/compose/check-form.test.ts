import { describe, expect, it } from "vitest";
import { askToTask } from "@/lib/api-contract/ask-to-task";
import type { SettingField } from "@/lib/api-contract/fields";
import { ENGINES } from "@/lib/domain/engines/engine";
import type { Model } from "@/lib/domain/engines/model";
import { checkForm, isFilled, rangeOf, settingState, supportOf } from "./check-form";
import { emptyForm, modelsOf, toAsk, type FilledForm } from "./form-values";

const CONNECTION = "0190a0c0-0000-7000-8000-000000000001";
const KEY = "7d9cdd0e-6a1c-4e0f-9c52-0b1a3a3f5c11";

const model = (name: string, facts: Partial<Model> = {}): Model => ({
  name,
  reasoning: false,
  webSearch: true,
  taskPost: true,
  ...facts,
});

const lists = {
  chat_gpt: [model("gpt-4.1-mini-2025-04-14"), model("o4-mini-2025-04-16", { reasoning: true })],
  gemini: [model("gemini-2.5-flash", { reasoning: true })],
  claude: [model("claude-sonnet-4-20250514", { reasoning: true })],
  perplexity: [model("sonar", { taskPost: null })],
};

const NAMES = {
  chat_gpt: "gpt-4.1-mini-2025-04-14",
  gemini: "gemini-2.5-flash",
  claude: "claude-sonnet-4-20250514",
  perplexity: "sonar",
};

const asking = (engines: readonly (keyof typeof NAMES)[], changes: Partial<FilledForm> = {}): FilledForm => ({
  ...emptyForm(CONNECTION),
  user_prompt: "Which harbour is best?",
  web_search: false,
  model_name: modelsOf(engines.map((engine) => ({ engine, model: NAMES[engine] }))),
  ...changes,
});

const nothing: FilledForm = { ...emptyForm(CONNECTION), model_name: modelsOf([]) };

describe("the compose form's check", () => {
  it("lets a plain question to every engine through", () => {
    expect(checkForm(asking(ENGINES), lists)).toEqual({});
  });

  it("asks for a prompt and an engine at once", () => {
    expect(checkForm(nothing, lists)).toEqual({
      model_name: "Choose at least one engine.",
      user_prompt: "The prompt must not be empty.",
    });
  });

  it.each([
    ["user_prompt", 500, (text: string) => ({ user_prompt: text })],
    ["system_message", 500, (text: string) => ({ system_message: text })],
    ["tag", 255, (text: string) => ({ tag: text })],
    [
      "message_chain",
      500,
      (text: string) => ({ message_chain: [{ id: 0, role: "user" as const, message: text }] }),
    ],
  ])("counts %s in code points: %i is the limit", (field, limit, changes) => {
    expect(checkForm(asking(["gemini"], changes("🦀".repeat(limit))), lists)).toEqual({});
    expect(Object.keys(checkForm(asking(["gemini"], changes("🦀".repeat(limit + 1))), lists))).toEqual([
      field,
    ]);
  });

  it("takes ten turns and not eleven", () => {
    const turns = (count: number) =>
      Array.from({ length: count }, (_, id) => ({
        id,
        role: id % 2 ? ("ai" as const) : ("user" as const),
        message: "x",
      }));
    expect(checkForm(asking(["perplexity"], { message_chain: turns(10) }), lists)).toEqual({});
    expect(checkForm(asking(["perplexity"], { message_chain: turns(11) }), lists)).toHaveProperty(
      "message_chain",
    );
  });

  it.each([
    ["max_output_tokens", "chat_gpt", "16", "15"],
    ["max_output_tokens", "gemini", "4096", "4097"],
    ["max_output_tokens", "gemini", "1", "0"],
    ["temperature", "chat_gpt", "2", "2.1"],
    ["temperature", "claude", "1", "1.01"],
    ["temperature", "perplexity", "1,9", "1.91"],
    ["top_p", "gemini", "0", "-0.1"],
    ["top_p", "gemini", "1", "1.1"],
  ] as const)("holds %s of %s between its limits: %s, not %s", (field, engine, right, wrong) => {
    expect(checkForm(asking([engine], { [field]: right }), lists)).toEqual({});
    expect(Object.keys(checkForm(asking([engine], { [field]: wrong }), lists))).toEqual([field]);
  });

  it("says what is no number in the form's words", () => {
    expect(checkForm(asking(["gemini"], { max_output_tokens: "many" }), lists)).toEqual({
      max_output_tokens: "Gemini: Max tokens must be a whole number.",
    });
  });

  it("names every engine that objects", () => {
    expect(checkForm(asking(ENGINES, { temperature: "2.5" }), lists)).toEqual({
      temperature:
        "ChatGPT, Gemini: Temperature must be at most 2. Claude: Temperature must be at most 1. Perplexity: Temperature must be at most 1.9.",
    });
  });

  it("names no engine where all object alike", () => {
    const turns = [{ id: 0, role: "user" as const, message: " " }];
    expect(checkForm(asking(ENGINES, { message_chain: turns }), lists)).toEqual({
      message_chain: "Turn 1 must not be empty.",
    });
    expect(checkForm(asking(["claude"], { message_chain: turns }), lists)).toEqual({
      message_chain: "Claude: Turn 1 must not be empty.",
    });
  });

  it("offers temperature or top P where the documentation forbids both", () => {
    const both = { temperature: "0.5", top_p: "0.5" };
    expect(checkForm(asking(["gemini", "perplexity"], both), lists)).toEqual({});
    expect(checkForm(asking(["chat_gpt"], both), lists)).toEqual({
      top_p: "ChatGPT: Takes temperature or top P, not both. Clear one.",
    });
  });

  it("refuses a model the API does not offer", () => {
    const form = asking(["gemini"]);
    const problems = checkForm({ ...form, model_name: { ...form.model_name, gemini: ["gemini-0"] } }, lists);
    expect(problems.model_name).toBe("Gemini: The API does not offer a model named gemini-0.");
  });

  it("applies a model's own rules once its list is known", () => {
    const form = asking(["chat_gpt"], { temperature: "1" });
    const reasoning = { ...form, model_name: { ...form.model_name, chat_gpt: ["o4-mini-2025-04-16"] } };
    expect(checkForm(reasoning, {})).toEqual({});
    expect(checkForm(reasoning, lists)).toHaveProperty("temperature");
  });

  it("leaves out what an engine lacks instead of objecting", () => {
    const form = asking(["perplexity", "gemini"], {
      web_search: true,
      force_web_search: true,
      web_search_city: "Turku",
    });
    expect(checkForm(form, lists)).toEqual({});
  });
});

describe("the form as it is sent", () => {
  it("turns empty texts into nothing and numbers into numbers", () => {
    const ask = toAsk(asking(["claude"], { temperature: " 0,5 ", system_message: "", tag: "" }), KEY);
    expect(ask).toMatchObject({ systemMessage: null, label: null, requestKey: KEY });
    expect(ask.settings).toMatchObject({
      temperature: 0.5,
    });
  });

  it("forces no search that is off", () => {
    const ask = toAsk(asking(["claude"], { force_web_search: true }), KEY);
    const [target] = ask.targets;
    expect(target && askToTask(ask, target, null)).toMatchObject({ ok: true, task: { parameters: {} } });
  });
});

describe("where a problem is shown", () => {
  it("does not speak of a prompt nobody has typed yet", () => {
    expect(isFilled(nothing, "user_prompt")).toBe(false);
    expect(isFilled(asking(["gemini"]), "user_prompt")).toBe(true);
  });
});

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

describe("a setting in the form", () => {
  const reasonFor = (field: SettingField, form: FilledForm) => settingState(field, form).disabledReason;

  it("waits for search where its engines need one", () => {
    const country = "web_search_country_iso_code";
    const off = { web_search: false };
    expect(reasonFor(country, asking(["chat_gpt", "claude"], off))).toBe("Turn web search on first.");
    expect(reasonFor(country, asking([], off))).toBe("Turn web search on first.");
    expect(reasonFor(country, asking(["chat_gpt", "perplexity"], off))).toBeUndefined();
    expect(reasonFor(country, asking(["chat_gpt"], { web_search: true }))).toBeUndefined();
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
