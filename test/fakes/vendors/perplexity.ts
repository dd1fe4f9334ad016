import { PIECES, SOURCES, THOUGHTS, type VendorWire, type WireReply } from "./answer";

const error = (status: number, type: string, message: string): WireReply => ({
  status,
  body: { error: { message, type, code: status } },
});

/** Perplexity's Sonar. Reasoning models write their thoughts into the answer. */
export const perplexityWire: VendorWire = {
  basePath: "",
  modelsPath: "",
  models: null,
  keyOf: ({ authorization }) => String(authorization).replace("Bearer ", ""),
  modelOf: (path, { model }) => (path === "/chat/completions" && typeof model === "string" ? model : null),
  answer(model) {
    const thoughts = model.includes("reasoning") ? `<think>\n${THOUGHTS[0]}\n</think>\n\n` : "";
    return {
      id: "1",
      model,
      created: 1_763_000_000,
      object: "chat.completion",
      usage: {
        prompt_tokens: 20,
        completion_tokens: 120,
        total_tokens: 140,
        search_context_size: "low",
        cost: {
          input_tokens_cost: 0.00002,
          output_tokens_cost: 0.00012,
          request_cost: 0.005,
          total_cost: 0.00514,
        },
      },
      citations: SOURCES.map(({ url }) => url),
      search_results: SOURCES.map(({ url, title }) => ({ title, url, date: null, last_updated: null })),
      choices: [
        {
          index: 0,
          finish_reason: "stop",
          message: { role: "assistant", content: thoughts + PIECES.map(({ text }) => text).join("") },
          delta: { role: "assistant", content: "" },
        },
      ],
    };
  },
  refusals: {
    rate_limited: {
      ...error(429, "rate_limit_exceeded", "Too many requests"),
      headers: { "retry-after": "7" },
    },
    overloaded: error(503, "service_unavailable", "Service unavailable"),
    server_error: error(500, "internal_error", "Internal server error"),
    bad_key: {
      status: 401,
      headers: { "content-type": "text/html" },
      body: "<html>401 Authorization Required</html>",
    },
    out_of_credit: error(401, "insufficient_quota", "You exceeded your current quota"),
    unknown_model: error(
      400,
      "invalid_model",
      "Invalid model 'x'. Permitted models can be found in the documentation.",
    ),
    too_long: error(400, "bad_request", "The prompt exceeds the maximum context length of the model."),
    refused: null,
    filtered: null,
  },
};
