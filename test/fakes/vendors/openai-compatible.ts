import { PIECES, THOUGHTS, type VendorWire, type WireReply } from "./answer";

const error = (status: number, type: string, code: string | number | null, message: string): WireReply => ({
  status,
  body: { error: { message, type, param: null, code } },
});

/** A whole reply with the given choice. */
export const completion = (
  model: string,
  choice: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
) => ({
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1_763_000_000,
  model,
  choices: [{ index: 0, finish_reason: "stop", ...choice }],
  usage: { prompt_tokens: 25, completion_tokens: 90, total_tokens: 115 },
  ...more,
});

/** A server that speaks chat completions, such as Ollama, vLLM or llama.cpp. */
export const compatibleWire: VendorWire = {
  basePath: "/v1",
  modelsPath: "/v1/models",
  models: {
    object: "list",
    data: [
      { id: "qwen3:8b", object: "model" },
      { id: "llama3.2:3b", object: "model" },
    ],
  },
  keyOf: ({ authorization }) => String(authorization).replace("Bearer ", ""),
  modelOf: (path, { model }) => (path === "/v1/chat/completions" && typeof model === "string" ? model : null),
  answer(model) {
    const content = PIECES.map(({ text }) => text).join("");
    return completion(model, { message: { role: "assistant", content, reasoning_content: THOUGHTS[0] } });
  },
  refusals: {
    rate_limited: { ...error(429, "rate_limit", null, "Too many requests"), headers: { "retry-after": "7" } },
    overloaded: error(503, "unavailable_error", 503, "Loading model"),
    server_error: error(500, "api_error", null, "llama runner process has terminated"),
    bad_key: error(401, "authentication_error", 401, "Invalid API Key"),
    out_of_credit: error(402, "payment", 402, "Insufficient credits"),
    unknown_model: error(404, "NotFoundError", 404, "The model `x` does not exist."),
    too_long: error(400, "BadRequestError", 400, "This model's maximum context length is 4096 tokens."),
    refused: {
      status: 200,
      body: completion("llama3.2:3b", { message: { role: "assistant", content: "", refusal: "I can't." } }),
    },
    filtered: {
      status: 200,
      body: completion("llama3.2:3b", {
        finish_reason: "content_filter",
        message: { role: "assistant", content: "" },
      }),
    },
  },
};
