import { PIECES, QUERIES, SOURCES, THOUGHTS, type VendorWire, type WireReply } from "./answer";

const error = (status: number, type: string, code: string | null, message: string): WireReply => ({
  status,
  body: { error: { message, type, param: null, code } },
});

const points = (text: string): number => [...text].length;

/** Offsets as the vendor counts them: characters, an emoji being one. */
function annotated() {
  let at = 0;
  return PIECES.flatMap(({ text, sources }) => {
    const start = at;
    at += points(text);
    return sources.map((index) => ({
      type: "url_citation",
      start_index: start,
      end_index: at,
      url: `${SOURCES[index]?.url}&utm_source=openai`,
      title: SOURCES[index]?.title,
    }));
  });
}

/** A whole reply with the given output items. */
export const openaiReply = (
  model: string,
  output: readonly unknown[],
  more: Readonly<Record<string, unknown>> = {},
) => ({
  id: "resp_1",
  object: "response",
  created_at: 1_763_000_000,
  status: "completed",
  error: null,
  incomplete_details: null,
  model,
  output,
  usage: {
    input_tokens: 320,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens: 200,
    output_tokens_details: { reasoning_tokens: 64 },
    total_tokens: 520,
  },
  ...more,
});

export const openaiMessage = (content: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) => ({
  id: "msg_1",
  type: "message",
  role: "assistant",
  status: "completed",
  content,
  ...more,
});

/** OpenAI's Responses API. */
export const openaiWire: VendorWire = {
  basePath: "/v1",
  modelsPath: "/v1/models",
  models: {
    object: "list",
    data: [
      "gpt-4o",
      "gpt-4o-2024-08-06",
      "gpt-4o-2024-11-20",
      "gpt-4.1-nano-2025-04-14",
      "gpt-5.5",
      "gpt-5-mini-2025-08-07",
      "gpt-5-chat-latest",
      "o3-2025-04-16",
      "gpt-4o-audio-preview",
      "gpt-4o-search-preview-2025-03-11",
      "text-embedding-3-large",
      "dall-e-3",
      "whisper-1",
    ].map((id) => ({ id, object: "model", created: 1_700_000_000, owned_by: "system" })),
  },
  keyOf: ({ authorization }) => String(authorization).replace("Bearer ", ""),
  modelOf: (path, { model }) => (path === "/v1/responses" && typeof model === "string" ? model : null),
  answer(model, { tools, reasoning }) {
    const searched = Array.isArray(tools) && tools.length > 0;
    const thought = {
      id: "rs_1",
      type: "reasoning",
      summary: THOUGHTS.map((text) => ({ type: "summary_text", text })),
    };
    const calls = [
      { type: "search", query: QUERIES[0], queries: [...QUERIES] },
      { type: "open_page", url: SOURCES[0].url },
    ].map((action, index) => ({ id: `ws_${index}`, type: "web_search_call", status: "completed", action }));
    const text = PIECES.map((piece) => piece.text).join("");
    return openaiReply(model, [
      ...(reasoning ? [thought] : []),
      ...(searched ? calls : []),
      openaiMessage([{ type: "output_text", text, annotations: searched ? annotated() : [], logprobs: [] }]),
    ]);
  },
  refusals: {
    rate_limited: {
      ...error(429, "requests", "rate_limit_exceeded", "Rate limit reached"),
      headers: { "retry-after": "7" },
    },
    overloaded: error(503, "server_error", null, "The engine is currently overloaded"),
    server_error: error(500, "server_error", null, "The server had an error while processing your request"),
    bad_key: error(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided: test-key"),
    out_of_credit: error(429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota"),
    unknown_model: error(
      400,
      "invalid_request_error",
      "model_not_found",
      "The requested model 'x' does not exist.",
    ),
    too_long: error(
      400,
      "invalid_request_error",
      "context_length_exceeded",
      "Your input exceeds the context window of this model.",
    ),
    refused: {
      status: 200,
      body: openaiReply("gpt-4o-2024-11-20", [
        openaiMessage([{ type: "refusal", refusal: "I can't help with that." }]),
      ]),
    },
    filtered: {
      status: 200,
      body: openaiReply("gpt-4o-2024-11-20", [], {
        status: "incomplete",
        incomplete_details: { reason: "content_filter" },
      }),
    },
  },
};
