import { expect, it } from "vitest";
import { findProblems } from "@/lib/api-contract/find-problems";
import { sayProblems } from "@/lib/api-contract/form-words";
import type { ModelFacts } from "@/lib/api-contract/models";
import { checkTask } from "@/lib/api-contract/task-request";
import type { Engine, Method } from "@/lib/domain/engines/engine";

// Every rule that a task can break: as data, and as people at a form and callers of the API are told.

const model: ModelFacts = { name: "m", aliases: [], reasoning: true, webSearch: false, taskPost: false };
const turn = { role: "user", message: "Hello" };

const field = (name: string) => `Invalid Field: '${name}'.`;
const lacks = (name: string) => field(`this model does not support '${name}'`);

type Row = [engine: Engine, task: object, broken: object, form: string, wire: string, method?: Method];
const rows: Row[] = [
  [
    "gemini",
    { user_prompt: 5 },
    { field: "user_prompt", rule: "type", expected: "text" },
    "The prompt must be text.",
    field("user_prompt"),
  ],
  [
    "gemini",
    { user_prompt: " " },
    { field: "user_prompt", rule: "empty" },
    "The prompt must not be empty.",
    field("user_prompt"),
  ],
  [
    "gemini",
    { user_prompt: "x".repeat(501) },
    { field: "user_prompt", rule: "maxChars", limit: 500, actual: 501 },
    "The prompt may have at most 500 characters; this has 501.",
    field("user_prompt"),
  ],
  [
    "gemini",
    { model_name: "" },
    { field: "model_name", rule: "empty" },
    "Gemini: The model must not be empty.",
    field("model_name"),
  ],
  [
    "gemini",
    { temperature: "1" },
    { field: "temperature", rule: "type", expected: "number" },
    "Gemini: Temperature must be a number.",
    field("temperature"),
  ],
  [
    "gemini",
    { temperature: -1 },
    { field: "temperature", rule: "min", limit: 0 },
    "Gemini: Temperature must be at least 0.",
    field("temperature"),
  ],
  [
    "gemini",
    { temperature: 2.1 },
    { field: "temperature", rule: "max", limit: 2 },
    "Gemini: Temperature must be at most 2.",
    field("temperature"),
  ],
  [
    "gemini",
    { max_output_tokens: 9.5 },
    { field: "max_output_tokens", rule: "type", expected: "whole number" },
    "Gemini: Max tokens must be a whole number.",
    field("max_output_tokens"),
  ],
  [
    "gemini",
    { max_output_tokens: "9" },
    { field: "max_output_tokens", rule: "type", expected: "whole number" },
    "Gemini: Max tokens must be a whole number.",
    field("max_output_tokens"),
  ],
  [
    "gemini",
    { web_search: 1 },
    { field: "web_search", rule: "type", expected: "flag" },
    "Gemini: Web search must be on or off.",
    field("web_search"),
  ],
  [
    "claude",
    { web_search_country_iso_code: 5 },
    { field: "web_search_country_iso_code", rule: "type", expected: "country" },
    "Claude: The country must be a country.",
    field("web_search_country_iso_code"),
  ],
  [
    "claude",
    { web_search_country_iso_code: "UA" },
    { field: "web_search_country_iso_code", rule: "country" },
    "Claude: The country is not one this engine takes.",
    field("web_search_country_iso_code"),
  ],
  [
    "gemini",
    { message_chain: {} },
    { field: "message_chain", rule: "type", expected: "list of turns" },
    "Gemini: The conversation must be a list of turns.",
    field("message_chain"),
  ],
  [
    "gemini",
    { message_chain: [turn, 5] },
    { field: "message_chain", rule: "type", expected: "turn", turn: 2 },
    "Gemini: Turn 2 must be a role and a text.",
    field("message_chain"),
  ],
  [
    "gemini",
    { message_chain: [{ ...turn, more: 1 }] },
    { field: "message_chain", rule: "type", expected: "turn", turn: 1 },
    "Gemini: Turn 1 must be a role and a text.",
    field("message_chain"),
  ],
  [
    "gemini",
    { message_chain: [{ ...turn, role: "assistant" }] },
    { field: "message_chain", rule: "type", expected: "role", turn: 1 },
    "Gemini: Turn 1 must be by the user or the model.",
    field("message_chain"),
  ],
  [
    "gemini",
    { message_chain: [{ role: "ai" }] },
    { field: "message_chain", rule: "type", expected: "text", turn: 1 },
    "Gemini: Turn 1 must be text.",
    field("message_chain"),
  ],
  [
    "gemini",
    { message_chain: Array(11).fill(turn) },
    { field: "message_chain", rule: "maxTurns", limit: 10, actual: 11 },
    "Gemini: The conversation may have at most 10 turns; this has 11.",
    field("message_chain"),
  ],
  [
    "perplexity",
    { message_chain: [turn, turn] },
    { field: "message_chain", rule: "alternating" },
    "Perplexity: The conversation must alternate between user and model, beginning with the user.",
    field("message_chain"),
  ],
  [
    "gemini",
    { postback_url: "/hook" },
    { field: "postback_url", rule: "type", expected: "address" },
    "Gemini: The postback address must be an http or https address.",
    field("postback_url"),
    "standard",
  ],
  [
    "gemini",
    { postback_url: "" },
    { field: "postback_url", rule: "type", expected: "address" },
    "Gemini: The postback address must be an http or https address.",
    field("postback_url"),
    "standard",
  ],
  [
    "gemini",
    { postback_url: "https://a.example/x" },
    {
      field: "postback_url",
      rule: "missing",
      method: "live",
      reason: "A live answer comes back in the same call, so there is nothing to call back about.",
    },
    "Gemini: A live answer comes back in the same call, so there is nothing to call back about.",
    field("postback_url"),
  ],
  [
    "claude",
    { web_search_city: "Paris" },
    { field: "web_search_city", rule: "needs", other: "web_search" },
    "Claude: The city needs web search to be on.",
    field("you must enable 'web_search'"),
  ],
  [
    "claude",
    { use_reasoning: true, top_p: 0.5 },
    { field: "top_p", rule: "notWith", other: "use_reasoning" },
    "Claude: Top P cannot be set together with reasoning.",
    field("top_p"),
  ],
  [
    "claude",
    { use_reasoning: true, max_output_tokens: 1024 },
    { field: "max_output_tokens", rule: "minReasoning", limit: 1025 },
    "Claude: Max tokens must be at least 1025 when the model reasons.",
    field("max_output_tokens"),
  ],
  [
    "gemini",
    { model_name: "n" },
    { field: "model_name", rule: "modelUnknown", model: "n" },
    "Gemini: The API does not offer a model named n.",
    field("model_name"),
  ],
  [
    "gemini",
    { web_search: true },
    { field: "web_search", rule: "modelLacks", model: "m" },
    "Gemini: m does not support web search.",
    lacks("web_search"),
  ],
  [
    "chat_gpt",
    { temperature: 1 },
    { field: "temperature", rule: "modelReasons", model: "m" },
    "ChatGPT: m is a reasoning model and takes no temperature.",
    lacks("temperature"),
  ],
  [
    "gemini",
    {},
    { field: "model_name", rule: "modelLiveOnly", model: "m" },
    "Gemini: m can only be asked live.",
    lacks("task_post"),
    "standard",
  ],
  [
    "gemini",
    { depth: 1 },
    { field: null, rule: "unknownField", name: "depth" },
    "Gemini: The API has no field depth.",
    field("depth"),
  ],
  [
    "gemini",
    { ["d".repeat(60)]: 1 },
    { field: null, rule: "unknownField", name: "d".repeat(60) },
    `Gemini: The API has no field ${"d".repeat(60)}.`,
    field("d".repeat(60)),
  ],
  [
    "gemini",
    { ["d".repeat(61)]: 1 },
    { field: null, rule: "unknownField", name: "d".repeat(61) },
    `Gemini: The API has no field ${"d".repeat(60)}.`,
    field(`${"d".repeat(60)}…`),
  ],
];

it.each(rows)("%s: %j", (engine, task, broken, form, wire, method = "live") => {
  const raw = { user_prompt: "Which?", model_name: "m", ...task };
  const problems = findProblems(engine, method, raw, [model]);
  expect(problems).toEqual([{ engine, ...broken }]);
  expect(Object.values(sayProblems(problems, [engine]))).toEqual([form]);
  expect(checkTask(engine, method, raw, [model])).toMatchObject({ ok: false, code: 40501, message: wire });
});

it("what is no task is said of the whole", () => {
  const problems = findProblems("gemini", "live", null);
  expect(problems).toEqual([{ engine: "gemini", rule: "notATask", field: null }]);
  expect(sayProblems(problems, ["gemini"])).toEqual({ model_name: "Gemini: A task must be an object." });
});

it("every rule of the model's own is said where several are broken, and none where the tokens suffice", () => {
  const raw = { user_prompt: "Which?", model_name: "m", use_reasoning: true };
  const thinks = { ...model, webSearch: true, taskPost: true };
  expect(findProblems("claude", "standard", { ...raw, max_output_tokens: 1025 }, [thinks])).toEqual([]);
  const rules = findProblems("claude", "standard", { ...raw, web_search: true, temperature: 1 }, [model]);
  expect(rules.map(({ rule }) => rule)).toEqual(["modelLiveOnly", "modelLacks", "notWith"]);
});
