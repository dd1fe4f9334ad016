import { expect, it } from "vitest";

import { refusalFailure } from "./failure";

const wait = (retryAfter: string | undefined, body: unknown = null) =>
  refusalFailure("vendor", { status: 429, body, retryAfter }).retryAfterMs;

const google = (retryDelay: string) => [
  { error: { code: 429, status: "RESOURCE_EXHAUSTED", details: [{ reason: "x" }, { retryDelay }] } },
];

it.each([
  ["7", undefined, 7_000],
  ["0", undefined, 0],
  ["1.2", undefined, 2_000],
  [undefined, google("34.074824224s"), 35_000],
  ["3", google("34s"), 3_000],
  ["Sat, 01 Jan 2000 00:00:00 GMT", undefined, 0],
  ["soon", undefined, null],
  ["99999999", undefined, null],
  [undefined, google("never"), null],
  [undefined, { error: "no" }, null],
])("reads from %j and %j how long not to ask", (header, body, expected) => {
  expect(wait(header, body)).toBe(expected);
});

it("reads a date as the time until then", () => {
  const inAMinute = wait(new Date(Date.now() + 60_000).toUTCString());
  expect(inAMinute).toBeGreaterThan(50_000);
  expect(inAMinute).toBeLessThanOrEqual(60_000);
});

/** What each vendor says of a value it does not take, as documented or reported. */
const openai = (param: string) => ({
  error: { message: "Unsupported value.", type: "invalid_request_error", param, code: "unsupported_value" },
});
const anthropic = (message: string) => ({ type: "error", error: { type: "invalid_request_error", message } });
const gemini = (message: string, field?: string) => ({
  error: {
    code: 400,
    status: "INVALID_ARGUMENT",
    message,
    details: field === undefined ? [] : [{ "@type": "BadRequest", fieldViolations: [{ field }] }],
  },
});

it.each([
  [openai("temperature"), "temperature"],
  [openai("top_p"), "top_p"],
  [openai("max_output_tokens"), "max_output_tokens"],
  [openai("reasoning.summary"), "use_reasoning"],
  [openai("tools[0].user_location.country"), "web_search_country_iso_code"],
  [openai("tools[0].user_location.city"), "web_search_city"],
  [openai("tools"), "web_search"],
  [openai("tool_choice"), "force_web_search"],
  [openai("instructions"), "system_message"],
  [openai("input[0].content"), "user_prompt"],
  [openai("model"), "model_name"],
  // One that the wire has no name for keeps its own.
  [openai("store"), "store"],
  [
    anthropic("max_tokens: 100000 > 64000, which is the maximum allowed number of output tokens"),
    "max_output_tokens",
  ],
  [anthropic("`max_tokens` must be greater than `thinking.budget_tokens`."), "max_output_tokens"],
  [
    anthropic("thinking.enabled.budget_tokens: Input should be greater than or equal to 1024"),
    "use_reasoning",
  ],
  [anthropic("temperature: range: 0..1"), "temperature"],
  [anthropic("`temperature` and `top_p` cannot both be specified for this model."), "temperature"],
  [
    anthropic("tools.0.web_search_20250305.user_location.country: Input should be 'US'"),
    "web_search_country_iso_code",
  ],
  [anthropic("messages.0.content: Field required"), "user_prompt"],
  [anthropic("system: text content blocks must be non-empty"), "system_message"],
  [
    gemini("The thinking budget 50 is invalid. Please choose a value between 128 and 32768."),
    "use_reasoning",
  ],
  [gemini("Budget 0 is invalid. This model only works in thinking mode."), "use_reasoning"],
  [gemini("Invalid value at 'generation_config.temperature' (TYPE_FLOAT), \"x\""), "temperature"],
  [gemini("it has a maxOutputTokens value of 100000 but the supported range is from 1"), "max_output_tokens"],
  [gemini("Search Grounding is not supported."), "web_search"],
  [gemini("Invalid.", "generation_config.top_p"), "top_p"],
  [{ detail: [{ loc: ["body", "max_tokens"], msg: "Input should be greater than 0" }] }, "max_output_tokens"],
  [{ object: "error", message: "temperature must be non-negative, got -1.0.", code: 400 }, "temperature"],
  [{ object: "error", message: "No.", param: "top_p", code: 400 }, "top_p"],
])("%j is a refusal of %s", (body, field) => {
  for (const status of [400, 422])
    expect(refusalFailure("vendor", { status, body })).toMatchObject({
      reason: "invalid_field",
      field,
      mayBeBilled: false,
    });
  expect(refusalFailure("vendor", { status: 500, body })).toMatchObject({ reason: "broken", field: null });
});

it.each([
  [anthropic("Your credit balance is too low to access the Anthropic API."), "bad_key"],
  [anthropic("prompt is too long: 200001 tokens > 200000 maximum"), "too_long"],
  [gemini("The input token count (1048580) exceeds the maximum number of tokens allowed."), "too_long"],
  [{ ...openai("model"), error: { ...openai("model").error, code: "model_not_found" } }, "unknown_model"],
  [anthropic("Something is wrong."), "broken"],
  [openai("sk-not a name"), "broken"],
  [null, "broken"],
  ["<html>", "broken"],
])("%j names no field", (body, reason) => {
  expect(refusalFailure("vendor", { status: 400, body })).toMatchObject({ reason, field: null });
});
