import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { ENGINES, METHODS } from "@/lib/domain/engines/engine";
import type { Engine, Method } from "@/lib/domain/engines/engine";
import { countChars } from "@/lib/domain/text/characters";
import { ENGINE_RULES, ruleOf, TASK_FIELDS, takesField, whyMissing } from "@/lib/api-contract/engine-rules";
import { findProblems } from "@/lib/api-contract/find-problems";
import { LIMITS } from "@/lib/api-contract/limits";
import type { ModelFacts } from "@/lib/api-contract/models";
import { resolveModel } from "@/lib/api-contract/models";
import { checkTask, withDefaults } from "@/lib/api-contract/task-request";
import { anyText } from "@/test/properties";

const minimal = { user_prompt: "Which parks are worth it?", model_name: "some-model" };

const fact = (name: string, facts: Partial<ModelFacts> = {}): ModelFacts => ({
  name,
  aliases: [],
  reasoning: false,
  webSearch: true,
  taskPost: true,
  ...facts,
});

const refusal = (engine: Engine, method: Method, task: object, models?: readonly ModelFacts[]) => {
  const checked = checkTask(engine, method, { ...minimal, ...task }, models);
  return checked.ok ? null : { field: checked.field, message: checked.message };
};

const accepted = (engine: Engine, method: Method, task: object, models?: readonly ModelFacts[]) =>
  refusal(engine, method, task, models) === null;

const pairs = ENGINES.flatMap((engine) =>
  ENGINE_RULES[engine].methods.map((method) => [engine, method] as const),
);

describe.each(pairs)("%s %s", (engine, method) => {
  test("the smallest task is accepted", () => expect(accepted(engine, method, {})).toBe(true));

  test.each(["user_prompt", "model_name"])("%s is required", (field) => {
    const expected = { field, message: `Invalid Field: '${field}'.` };
    expect(refusal(engine, method, { [field]: undefined })).toEqual(expected);
    expect(refusal(engine, method, { [field]: null })).toEqual(expected);
    expect(refusal(engine, method, { [field]: "  " })).toEqual(expected);
    expect(refusal(engine, method, { [field]: 7 })).toEqual(expected);
  });

  test.each(["user_prompt", "system_message"])("%s: 500 characters, counted in code points", (field) => {
    for (const character of ["a", "é", "🎢"]) {
      expect(accepted(engine, method, { [field]: character.repeat(500) })).toBe(true);
      expect(refusal(engine, method, { [field]: character.repeat(501) })?.field).toBe(field);
    }
  });

  test("ten turns of 500 characters", () => {
    const chain = (turns: number, chars = 5) =>
      Array.from({ length: turns }, (_, at) => ({
        role: at % 2 ? "ai" : "user",
        message: "🎢".repeat(chars),
      }));
    expect(accepted(engine, method, { message_chain: chain(10, 500) })).toBe(true);
    expect(refusal(engine, method, { message_chain: chain(11) })?.field).toBe("message_chain");
    expect(refusal(engine, method, { message_chain: chain(1, 501) })?.field).toBe("message_chain");
    expect(refusal(engine, method, { message_chain: [{ role: "assistant", message: "a" }] })?.field).toBe(
      "message_chain",
    );
  });

  test("an absent chain may be null", () =>
    expect(accepted(engine, method, { message_chain: null })).toBe(true));

  test("the tag has at most 255 characters", () => {
    expect(accepted(engine, method, { tag: "🎢".repeat(255) })).toBe(true);
    expect(refusal(engine, method, { tag: "a".repeat(256) })?.field).toBe("tag");
  });

  test("tokens", () => {
    const { min = 0, max = 0 } = ruleOf(engine, "max_output_tokens");
    for (const tokens of [min, max])
      expect(accepted(engine, method, { max_output_tokens: tokens })).toBe(true);
    for (const tokens of [min - 1, max + 1, min + 0.5, String(max)]) {
      expect(refusal(engine, method, { max_output_tokens: tokens })?.message).toBe(
        "Invalid Field: 'max_output_tokens'.",
      );
    }
  });

  test.each(["temperature", "top_p"] as const)("%s", (field) => {
    const { min = 0, max = 0 } = ruleOf(engine, field);
    for (const value of [min, max]) expect(accepted(engine, method, { [field]: value })).toBe(true);
    for (const value of [min - 0.01, max + 0.01, Number.NaN, "1"]) {
      expect(refusal(engine, method, { [field]: value })?.field).toBe(field);
    }
  });

  test("temperature and top_p together are accepted, as the documentation's own examples send them", () => {
    expect(accepted(engine, method, { temperature: 0.3, top_p: 0.5 })).toBe(true);
  });

  test("a field the engine lacks is refused, unless it is null", () => {
    for (const field of TASK_FIELDS.filter((name) => !takesField(engine, method, name))) {
      expect(refusal(engine, method, { [field]: true })).toEqual({
        field,
        message: `Invalid Field: '${field}'.`,
      });
      expect(accepted(engine, method, { [field]: null })).toBe(true);
      expect(whyMissing(engine, method, field)).toMatch(/\.$/);
    }
  });

  test("stray keys are refused by name, clipped", () => {
    expect(refusal(engine, method, { depth: 10 })).toEqual({
      field: "depth",
      message: "Invalid Field: 'depth'.",
    });
    const own: unknown = JSON.parse(`{"user_prompt":"a","model_name":"b","__proto__":1}`);
    expect(checkTask(engine, method, own)).toMatchObject({ ok: false, field: "__proto__" });
    expect(refusal(engine, method, { ["x".repeat(10_000)]: 1 })?.message.length).toBeLessThan(100);
  });

  test("characters no database can keep are refused", () => {
    expect(refusal(engine, method, { user_prompt: "a\u0000b" })?.field).toBe("user_prompt");
    expect(refusal(engine, method, { system_message: "a\ud800b" })?.field).toBe("system_message");
  });

  test("a model that is not on the list is refused", () => {
    expect(refusal(engine, method, {}, [fact("another")])?.message).toBe("Invalid Field: 'model_name'.");
  });

  test("whatever is posted, the decision is a decision, and what is accepted is what was posted", () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(null, true, false, 0, 1, 200, 1024, "FR", "https://a.example/$id"),
    );
    const task = fc.dictionary(fc.constantFrom(...TASK_FIELDS, "other"), value);
    fc.assert(
      fc.property(
        fc.oneof(
          task,
          task.map((fields) => ({ ...minimal, ...fields })),
          fc.jsonValue(),
        ),
        (raw) => {
          const checked = checkTask(engine, method, raw);
          if (checked.ok) expect(checked.task).toBe(raw);
          else expect(checked.message).not.toBe("");
          expect(findProblems(engine, method, raw).length > 0).toBe(!checked.ok);
        },
      ),
    );
  });
});

describe("what is not a task", () => {
  test.each([[null], [undefined], ["text"], [[]], [7]])("%j", (raw) => {
    expect(checkTask("gemini", "live", raw)).toMatchObject({ ok: false, code: 40503, field: null });
  });
});

describe("search", () => {
  test.each(["chat_gpt", "claude"] as const)("%s: a place or forced search needs search", (engine) => {
    for (const extra of [
      { web_search_country_iso_code: "FR" },
      { web_search_city: "Paris" },
      { force_web_search: true },
    ]) {
      expect(refusal(engine, "live", extra)?.message).toBe("Invalid Field: 'you must enable 'web_search''.");
      expect(accepted(engine, "live", { ...extra, web_search: true })).toBe(true);
      expect(accepted(engine, "standard", { ...extra, web_search: true })).toBe(true);
    }
    expect(accepted(engine, "live", { force_web_search: false })).toBe(true);
  });

  test("Claude has a closed list of 36 countries", () => {
    expect(new Set(ruleOf("claude", "web_search_country_iso_code").countries).size).toBe(36);
    expect(refusal("claude", "live", { web_search: true, web_search_country_iso_code: "UA" })?.field).toBe(
      "web_search_country_iso_code",
    );
    expect(accepted("chat_gpt", "live", { web_search: true, web_search_country_iso_code: "UA" })).toBe(true);
    expect(accepted("chat_gpt", "live", { web_search: true, web_search_country_iso_code: "XX" })).toBe(false);
  });

  test("Perplexity takes a country without web_search, which it does not have", () => {
    expect(accepted("perplexity", "live", { web_search_country_iso_code: "FR" }, [fact("some-model")])).toBe(
      false,
    );
    expect(
      accepted("perplexity", "live", { model_name: "sonar", web_search_country_iso_code: "FR" }, [
        fact("sonar"),
      ]),
    ).toBe(true);
    expect(whyMissing("perplexity", "live", "web_search")).toBe("Perplexity always searches.");
  });

  test("Gemini takes no country", () => {
    expect(refusal("gemini", "live", { web_search: true, web_search_country_iso_code: "FR" })?.message).toBe(
      "Invalid Field: 'web_search_country_iso_code'.",
    );
  });

  test("old reasoning models of ChatGPT search without a place", () => {
    const task = { model_name: "o1-pro", web_search: true, web_search_country_iso_code: "FR" };
    const models = [fact("o1-pro-2025-03-19", { reasoning: true })];
    expect(refusal("chat_gpt", "live", task, models)?.message).toBe(
      "Invalid Field: 'this model does not support 'web_search_country_iso_code''.",
    );
  });

  test("a model without search", () => {
    expect(
      refusal("gemini", "live", { web_search: true }, [fact("some-model", { webSearch: false })])?.message,
    ).toBe("Invalid Field: 'this model does not support 'web_search''.");
  });
});

describe("reasoning", () => {
  test("ChatGPT's reasoning models", () => {
    const models = [fact("some-model", { reasoning: true })];
    expect(refusal("chat_gpt", "live", { temperature: 1 }, models)?.message).toBe(
      "Invalid Field: 'this model does not support 'temperature''.",
    );
    expect(refusal("chat_gpt", "live", { max_output_tokens: 1023 }, models)?.field).toBe("max_output_tokens");
    expect(accepted("chat_gpt", "live", { max_output_tokens: 1024 }, models)).toBe(true);
    expect(refusal("chat_gpt", "live", { web_search: true, force_web_search: true }, models)?.field).toBe(
      "force_web_search",
    );
  });

  test("nothing is refused for what the API does not say of a model", () => {
    const models = [fact("some-model", { reasoning: null, webSearch: null, taskPost: null })];
    expect(
      accepted("chat_gpt", "standard", { temperature: 1, web_search: true, max_output_tokens: 16 }, models),
    ).toBe(true);
    expect(accepted("gemini", "standard", { use_reasoning: true }, models)).toBe(true);
    const able = [fact("some-model", { reasoning: true })];
    expect(accepted("gemini", "live", { max_output_tokens: 1 }, able)).toBe(true);
  });

  test("Claude with use_reasoning", () => {
    for (const extra of [
      { temperature: 0.5 },
      { top_p: 0.5 },
      { web_search: true, force_web_search: true },
      { max_output_tokens: 1024 },
    ]) {
      expect(accepted("claude", "live", { ...extra, use_reasoning: true })).toBe(false);
    }
    expect(accepted("claude", "live", { use_reasoning: true, max_output_tokens: 1025 })).toBe(true);
  });

  test("Gemini with use_reasoning", () => {
    expect(accepted("gemini", "live", { use_reasoning: true, max_output_tokens: 1023 })).toBe(false);
    expect(
      accepted("gemini", "live", {
        use_reasoning: true,
        max_output_tokens: 1024,
        temperature: 1,
        top_p: 0.5,
      }),
    ).toBe(true);
    expect(accepted("gemini", "live", { use_reasoning: true }, [fact("some-model")])).toBe(false);
  });
});

test("a model that cannot be queued is refused on standard only", () => {
  const models = [fact("some-model", { taskPost: false })];
  expect(refusal("gemini", "standard", {}, models)?.field).toBe("model_name");
  expect(accepted("gemini", "live", {}, models)).toBe(true);
});

test("Perplexity's turns alternate, the others' need not", () => {
  const twice = [
    { role: "user", message: "a" },
    { role: "user", message: "b" },
  ];
  expect(refusal("perplexity", "live", { message_chain: twice })?.field).toBe("message_chain");
  expect(accepted("claude", "live", { message_chain: twice })).toBe(true);
});

test("Perplexity has no standard method", () => {
  const checked = findProblems("perplexity", "standard", minimal);
  expect(checked[0]).toMatchObject({
    rule: "missing",
    reason: "Perplexity has no queue: it is asked live only.",
  });
});

test("callback addresses", () => {
  for (const url of [
    "https://a.example/hook?id=$id&tag=$tag",
    "http://a.example:8080/$id",
    "https://$id",
    "https://$tag",
  ]) {
    expect(accepted("gemini", "standard", { postback_url: url, pingback_url: url })).toBe(true);
  }
  for (const url of ["javascript:alert(1)", "ftp://a.example/", "/hook", ""]) {
    expect(refusal("gemini", "standard", { pingback_url: url })?.field).toBe("pingback_url");
  }
});

describe("models", () => {
  const models = [
    "gpt-4.1-2025-04-14",
    "gpt-4.1-2026-01-02",
    "gpt-4.1-mini-2025-04-14",
    "gemini-1.5-pro-001",
    "gemini-1.5-pro-002",
    "claude-opus-4-20250514",
    "claude-opus-4-1-20250805",
    "sonar",
  ].map((name) => fact(name));

  test.each([
    ["gpt-4.1", "gpt-4.1-2026-01-02"],
    ["gpt-4.1-mini", "gpt-4.1-mini-2025-04-14"],
    ["gemini-1.5-pro", "gemini-1.5-pro-002"],
    ["gemini-1.5-pro-001", "gemini-1.5-pro-001"],
    ["claude-opus-4-0", "claude-opus-4-20250514"],
    ["claude-opus-4-1", "claude-opus-4-1-20250805"],
    ["sonar", "sonar"],
    ["gemini-1.5-pro-latest", "gemini-1.5-pro-002"],
  ])("%s means %s", (name, expected) => expect(resolveModel(name, models)?.name).toBe(expected));

  test("an alias means its model, before the newest version of the name", () => {
    const named = [fact("gpt-4o-2024-08-06", { aliases: ["gpt-4o"] }), fact("gpt-4o-2024-11-20")];
    expect(resolveModel("gpt-4o", named)?.name).toBe("gpt-4o-2024-08-06");
    expect(resolveModel("gpt-4o-2024-11-20", named)?.name).toBe("gpt-4o-2024-11-20");
  });

  test("a version is a date or a number, and nothing more", () => {
    const versions = ["m-06-05", "m-6-05", "m-x6-05", "m-06-5", "m-06-xx", "m-001-preview", "m-20260101x"];
    expect(versions.filter((name) => resolveModel("m", [fact(name)]) !== null)).toEqual(["m-06-05"]);
    expect(
      resolveModel(
        "m",
        ["m-002", "m-003", "m-001"].map((name) => fact(name)),
      )?.name,
    ).toBe("m-003");
    expect(resolveModel("m-0-x", [fact("m-x-001")])).toBeNull();
    expect(resolveModel("m-latest-9-0", [fact("m-latest-9-001")])?.name).toBe("m-latest-9-001");
  });

  test.each(["gpt-4", "gpt", "", "gemini-1.5"])("%j means none", (name) =>
    expect(resolveModel(name, models)).toBeNull(),
  );
});

describe("defaults", () => {
  test("what is posted stays; the rest is the engine's", () => {
    expect(withDefaults("gemini", { ...minimal, temperature: 0.3, message_chain: null })).toMatchObject({
      max_output_tokens: 2048,
      temperature: 0.3,
      top_p: 0.9,
      web_search: false,
      message_chain: [],
    });
    expect(withDefaults("chat_gpt", { ...minimal, top_p: 0.5 })).toMatchObject({
      temperature: null,
      top_p: 0.5,
    });
    expect(withDefaults("chat_gpt", minimal, fact("m", { reasoning: true }))).toMatchObject({
      temperature: null,
      top_p: null,
    });
    expect(withDefaults("claude", minimal)).toMatchObject({ temperature: 0.7, top_p: null });
    expect(withDefaults("perplexity", minimal)).toMatchObject({ temperature: 0.77, web_search: true });
    expect(withDefaults("gemini", { ...minimal, model_name: "gemini-2.5-pro" }).use_reasoning).toBe(true);
    expect(withDefaults("claude", { ...minimal, use_reasoning: true })).toMatchObject({
      use_reasoning: true,
      temperature: null,
    });
  });
});

test("countChars counts code points", () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      expect(countChars(text)).toBe(Array.from(text).length);
    }),
  );
  expect(countChars("\ud800\ud800\udc00")).toBe(2);
});

test("every gap has a reason, and nothing else has", () => {
  for (const engine of ENGINES) {
    for (const method of METHODS) {
      for (const field of TASK_FIELDS)
        expect(whyMissing(engine, method, field) === null).toBe(takesField(engine, method, field));
    }
  }
  expect(LIMITS.promptChars).toBe(500);
});
