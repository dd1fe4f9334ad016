import { PIECES, QUERIES, SOURCES, THOUGHTS, type VendorWire, type WireReply } from "./answer";

const error = (status: number, type: string, message: string): WireReply => ({
  status,
  body: { type: "error", error: { type, message }, request_id: "req_1" },
});

/** A whole reply with the given content. */
export const anthropicReply = (
  model: string,
  content: readonly unknown[],
  more: Readonly<Record<string, unknown>> = {},
) => ({
  id: "msg_1",
  type: "message",
  role: "assistant",
  model,
  content,
  stop_reason: "end_turn",
  stop_sequence: null,
  usage: {
    input_tokens: 400,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    output_tokens: 150,
    service_tier: "standard",
  },
  ...more,
});

const search = (query: string, index: number) => [
  { type: "server_tool_use", id: `srvtoolu_${index}`, name: "web_search", input: { query } },
  {
    type: "web_search_tool_result",
    tool_use_id: `srvtoolu_${index}`,
    content: SOURCES.map(({ url, title }) => ({
      type: "web_search_result",
      url,
      title,
      encrypted_content: "abc",
      page_age: null,
    })),
  },
];

const answerBlocks = PIECES.map(({ text, sources }) => ({
  type: "text",
  text,
  ...(sources.length > 0 && {
    citations: sources.map((index) => ({
      type: "web_search_result_location",
      url: SOURCES[index]?.url,
      title: SOURCES[index]?.title,
      encrypted_index: "abc",
      cited_text: "…",
    })),
  }),
}));

/** What Claude says before it searches. */
export const PREAMBLE = "Ich suche das kurz.";

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Anthropic's Messages API. */
export const anthropicWire: VendorWire = {
  basePath: "/v1",
  modelsPath: "/v1/models?limit=1000",
  models: {
    data: [
      "claude-opus-5",
      "claude-sonnet-4-6",
      "claude-haiku-4-5-20251001",
      "claude-3-5-haiku-20241022",
      "claude-3-haiku-20240307",
    ].map((id) => ({ type: "model", id, display_name: id, created_at: "2025-01-01T00:00:00Z" })),
    has_more: false,
    first_id: "claude-opus-5",
    last_id: "claude-3-haiku-20240307",
  },
  keyOf: (headers) => String(headers["x-api-key"]),
  modelOf: (path, { model }) => (path === "/v1/messages" && typeof model === "string" ? model : null),
  answer(model, { tools, thinking }) {
    const searched = Array.isArray(tools) && tools.length > 0;
    const thinks = isRecord(thinking) && thinking.type !== "disabled";
    const content = [
      ...(thinks
        ? THOUGHTS.map((thought) => ({ type: "thinking", thinking: thought, signature: "sig" }))
        : []),
      ...(searched ? [{ type: "text", text: PREAMBLE }, ...QUERIES.flatMap(search), ...answerBlocks] : []),
      ...(searched ? [] : [{ type: "text", text: PIECES.map(({ text }) => text).join("") }]),
    ];
    return anthropicReply(model, content, {
      usage: {
        input_tokens: 400,
        cache_creation_input_tokens: 10,
        cache_read_input_tokens: 5,
        output_tokens: 150,
        ...(searched && { server_tool_use: { web_search_requests: QUERIES.length } }),
      },
    });
  },
  refusals: {
    rate_limited: {
      ...error(429, "rate_limit_error", "This request would exceed your rate limit."),
      headers: { "retry-after": "7" },
    },
    overloaded: error(529, "overloaded_error", "Overloaded"),
    server_error: error(500, "api_error", "Internal server error"),
    bad_key: error(401, "authentication_error", "invalid x-api-key"),
    out_of_credit: error(
      400,
      "invalid_request_error",
      "Your credit balance is too low to access the Anthropic API.",
    ),
    unknown_model: error(404, "not_found_error", "model: claude-x"),
    too_long: error(400, "invalid_request_error", "prompt is too long: 200001 tokens > 200000 maximum"),
    refused: { status: 200, body: anthropicReply("claude-opus-5", [], { stop_reason: "refusal" }) },
    filtered: null,
  },
};
