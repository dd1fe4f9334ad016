import { describe, expect, it } from "vitest";
import { askToTask, searches, toTaskRequest } from "@/lib/api-contract/ask-to-task";
import { methodFor, SETTING_FIELDS } from "@/lib/api-contract/engine-rules";
import type { Ask } from "@/lib/domain/runs/ask";
import type { Engine } from "@/lib/domain/engines/engine";
import type { Model } from "@/lib/domain/engines/model";

const id = "7d9cdd0e-6a1c-4e0f-9c52-0b1a3a3f5c11";
const ask = (more: Partial<Ask> = {}): Ask => ({
  requestKey: id,
  connectionId: id,
  promptId: null,
  userPrompt: "Which?",
  systemMessage: null,
  turns: [],
  method: "live",
  targets: [],
  settings: {},
  label: null,
  ...more,
});
const model: Model = { name: "m", reasoning: true, webSearch: true, taskPost: true };
const check = (engine: Engine, more: Partial<Ask>, models: readonly Model[] | null = null) =>
  askToTask(ask(more), { engine, model: "m" }, models);
const task = (engine: Engine, more: Partial<Ask>) => {
  const checked = check(engine, more);
  return checked.ok ? checked.task : checked.problems;
};

describe("a task as it is posted", () => {
  const given = { model: "m", parameters: { temperature: 0.5 }, tag: "t" };

  it("has what was asked and nothing that was not", () => {
    const wording = { userPrompt: "Which?", systemMessage: null, turns: [] };
    const least = { user_prompt: "Which?", model_name: "m", temperature: 0.5, tag: "t" };
    expect(toTaskRequest({ wording, ...given })).toEqual(least);
    expect(toTaskRequest({ wording: { ...wording, systemMessage: "" }, ...given })).toEqual(least);
  });

  it("has the system message and the conversation where there are some", () => {
    const turns = [{ role: "user" as const, message: "Hello" }];
    expect(
      toTaskRequest({ wording: { userPrompt: "Which?", systemMessage: "Be short.", turns }, ...given }),
    ).toEqual({
      user_prompt: "Which?",
      system_message: "Be short.",
      message_chain: turns,
      model_name: "m",
      temperature: 0.5,
      tag: "t",
    });
  });
});

describe("a target of a question", () => {
  const settings = {
    temperature: 0.5,
    web_search: true,
    force_web_search: true,
    web_search_country_iso_code: "FR",
    use_reasoning: false,
  };

  it("takes the settings its engine has, and leaves out a flag that is off", () => {
    expect(task("chat_gpt", { settings })).toEqual({
      method: "live",
      webSearch: true,
      parameters: {
        temperature: 0.5,
        web_search: true,
        force_web_search: true,
        web_search_country_iso_code: "FR",
      },
    });
    expect(task("gemini", { settings, method: "standard" })).toEqual({
      method: "standard",
      webSearch: true,
      parameters: { temperature: 0.5, web_search: true },
    });
  });

  it("has no place to search from where it does not search", () => {
    const { web_search: _, ...others } = settings;
    for (const unsearching of [others, { ...others, web_search: false }])
      expect(task("chat_gpt", { settings: unsearching })).toEqual({
        method: "live",
        webSearch: false,
        parameters: { temperature: 0.5 },
      });
  });

  it("of Perplexity is live and searches, whatever is asked", () => {
    const asked = askToTask(
      ask({ method: "standard", settings }),
      { engine: "perplexity", model: "sonar" },
      null,
    );
    expect(asked).toEqual({
      ok: true,
      task: {
        method: "live",
        webSearch: true,
        parameters: { temperature: 0.5, web_search_country_iso_code: "FR" },
      },
    });
    expect(methodFor("perplexity", "standard")).toBe("live");
    expect(methodFor("gemini", "standard")).toBe("standard");
    expect([
      searches("perplexity", {}),
      searches("gemini", {}),
      searches("gemini", { web_search: true }),
    ]).toEqual([true, false, true]);
  });

  it.each<[Partial<Ask>, object]>([
    [{ userPrompt: "" }, { field: "user_prompt", rule: "empty" }],
    [{ systemMessage: "x".repeat(501) }, { field: "system_message", rule: "maxChars" }],
    [{ turns: [{ role: "user", message: "" }] }, { field: "message_chain", rule: "empty", turn: 1 }],
    [{ label: "x".repeat(256) }, { field: "tag", rule: "maxChars" }],
    [{ settings: { temperature: 9 } }, { field: "temperature", rule: "max" }],
    [{ settings: { depth: 1 } }, { field: null, rule: "unknownField", name: "depth" }],
    [{ settings: { tag: "x" } }, { field: null, rule: "unknownField", name: "tag" }],
  ])("is refused with what keeps the API from taking it: %j", (more, problem) => {
    const checked = check("gemini", more);
    expect(checked).toMatchObject({ ok: false, problems: [{ engine: "gemini", ...problem }] });
  });

  it("is held to what the API says of its model, where that is known", () => {
    const settings = { use_reasoning: true };
    expect(check("claude", { settings }, [model]).ok).toBe(true);
    expect(check("claude", { settings }, [{ ...model, reasoning: false }])).toMatchObject({
      problems: [{ rule: "modelLacks", field: "use_reasoning", model: "m" }],
    });
    expect(check("claude", {}, [{ ...model, name: "n" }])).toMatchObject({
      problems: [{ rule: "modelUnknown" }],
    });
    expect(check("claude", { method: "standard" }, [{ ...model, taskPost: false }])).toMatchObject({
      problems: [{ rule: "modelLiveOnly" }],
    });
    expect(check("claude", { settings: { web_search: true } }, [{ ...model, webSearch: false }]).ok).toBe(
      false,
    );
  });

  it("is asked with nothing but settings of a question", () => {
    expect(SETTING_FIELDS).toEqual([
      "max_output_tokens",
      "temperature",
      "top_p",
      "web_search",
      "force_web_search",
      "web_search_country_iso_code",
      "web_search_city",
      "use_reasoning",
    ]);
  });
});
