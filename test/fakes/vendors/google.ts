import { PIECES, QUERIES, SOURCES, THOUGHTS, type VendorWire, type WireReply } from "./answer";

const error = (
  code: number,
  status: string,
  message: string,
  details: readonly unknown[] = [],
): WireReply => ({
  status: code,
  body: { error: { code, message, status, details } },
});

const redirect = (index: number): string =>
  `https://vertexaisearch.cloud.google.com/grounding-api-redirect/AbC${index}`;

/** Offsets as the vendor counts them: bytes of UTF-8. A zero is left out, as protocol buffers do. */
function supports(partIndex: number) {
  let at = 0;
  return PIECES.flatMap(({ text, sources }) => {
    const startIndex = at;
    at += Buffer.byteLength(text);
    if (sources.length === 0) return [];
    const place = { ...(partIndex && { partIndex }), ...(startIndex && { startIndex }), endIndex: at, text };
    return [{ segment: place, groundingChunkIndices: sources }];
  });
}

/** A whole reply with the given candidate. */
export const googleReply = (
  modelVersion: string,
  candidate: unknown,
  more: Readonly<Record<string, unknown>> = {},
) => ({
  ...(candidate === null ? {} : { candidates: [candidate] }),
  usageMetadata: {
    promptTokenCount: 68,
    candidatesTokenCount: 241,
    totalTokenCount: 309,
  },
  modelVersion,
  responseId: "r1",
  ...more,
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const listed = (name: string, thinking?: boolean, methods: readonly string[] = ["generateContent"]) => ({
  name: `models/${name}`,
  version: "001",
  displayName: name,
  supportedGenerationMethods: methods,
  ...(thinking !== undefined && { thinking }),
});

/** Gemini's generateContent. */
export const googleWire: VendorWire = {
  basePath: "/v1beta",
  modelsPath: "/v1beta/models?pageSize=1000",
  models: {
    models: [
      listed("gemini-2.0-flash"),
      listed("gemini-2.0-flash-001", false),
      listed("gemini-2.5-flash", true),
      listed("gemini-2.5-flash-lite", true),
      listed("gemini-2.5-pro", true),
      listed("gemini-3.5-flash", true),
      listed("gemini-2.5-flash-image"),
      listed("gemini-2.5-flash-preview-tts"),
      listed("gemini-embedding-001", undefined, ["embedContent"]),
      listed("gemma-3-27b-it"),
    ],
  },
  keyOf: (headers) => String(headers["x-goog-api-key"]),
  modelOf: (path) => /^\/v1beta\/models\/([^/:]+):generateContent$/.exec(path)?.[1] ?? null,
  answer(model, { tools, generationConfig }) {
    const searched = Array.isArray(tools) && tools.length > 0;
    const config = isRecord(generationConfig) ? generationConfig.thinkingConfig : undefined;
    const thoughts = isRecord(config) && config.includeThoughts === true;
    const parts = [
      ...(thoughts ? THOUGHTS.map((text) => ({ text, thought: true })) : []),
      { text: PIECES.map(({ text }) => text).join("") },
    ];
    const candidate = {
      content: { parts, role: "model" },
      finishReason: "STOP",
      index: 0,
      ...(searched && {
        groundingMetadata: {
          webSearchQueries: [...QUERIES],
          searchEntryPoint: { renderedContent: "<div></div>" },
          groundingChunks: SOURCES.map(({ title }, index) => ({ web: { uri: redirect(index), title } })),
          groundingSupports: supports(parts.length - 1),
        },
      }),
    };
    return googleReply(model, candidate, {
      usageMetadata: {
        promptTokenCount: 68,
        candidatesTokenCount: 241,
        ...(thoughts && { thoughtsTokenCount: 90 }),
        totalTokenCount: thoughts ? 399 : 309,
      },
    });
  },
  refusals: {
    rate_limited: {
      ...error(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota"),
      headers: { "retry-after": "7" },
    },
    overloaded: error(503, "UNAVAILABLE", "The model is overloaded. Please try again later."),
    server_error: error(500, "INTERNAL", "An internal error has occurred."),
    bad_key: error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", [
      { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID" },
    ]),
    out_of_credit: null,
    unknown_model: error(404, "NOT_FOUND", "models/x is not found for API version v1beta"),
    too_long: error(
      400,
      "INVALID_ARGUMENT",
      "The input token count (1048580) exceeds the maximum number of tokens allowed (1048576).",
    ),
    refused: null,
    filtered: {
      status: 200,
      body: googleReply("gemini-2.5-flash", null, { promptFeedback: { blockReason: "PROHIBITED_CONTENT" } }),
    },
  },
};
