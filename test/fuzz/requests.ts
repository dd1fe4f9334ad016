import { gzipSync } from "node:zlib";
import fc from "fast-check";
import type { LlmCall } from "@/lib/api-contract/format";
import { TASK_FIELDS } from "@/lib/api-contract/engine-rules";
import { ENGINES, type Engine } from "@/lib/domain/engines/engine";

/** What a request asks for, as far as whoever made it knows. */
export type Aim =
  | { kind: "llm"; engine: Engine; call: LlmCall }
  | { kind: "appendix"; call: "user_data" | "errors" | "status" | "webhook_resend" }
  | { kind: "id_list" }
  /** A path made of anything. */
  | { kind: "anywhere" };

/** How a body is sent. */
export type Delivery =
  | "whole"
  /** In pieces, with pauses between them. */
  | "dribbled"
  /** Half of it, after which the connection is closed. */
  | "cut";

export interface FuzzRequest {
  aim: Aim;
  method: string;
  path: string;
  cropped: boolean;
  headers: Record<string, string>;
  /** Whether it proves who it is: the sender adds the account's header. */
  signed: boolean;
  body: Buffer;
  delivery: Delivery;
}

const MEGABYTE = 1024 * 1024;

const model = fc.constantFrom(
  "gpt-4.1-mini",
  "gemini-2.5-flash",
  "claude-opus-4-0",
  "sonar",
  "o3-mini",
  "gpt-5",
);

const value = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: "binary", maxLength: 600 }),
  model,
  fc.constantFrom("FR", "us", "http://a.example/$id", "http://[::1]/$tag", "ftp://a", "javascript:alert(1)"),
  fc.constantFrom(0, 1, 15, 16, 1024, 4096, 4097, -0, 1e308, -1e-308, 2 ** 53, true, false, null),
  fc.constantFrom(
    "\u0000",
    "\ud800",
    "__proto__",
    "' or 1=1 --",
    "<script>",
    "\u202e",
    "\ufeff",
    "%00",
    "${7*7}",
  ),
  fc.constantFrom([{ role: "user", message: "a" }], [{ role: "ai", message: "" }], [[[[]]]]),
);

const field = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...TASK_FIELDS) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "__proto__",
      "constructor",
      "api",
      "se",
      "toString",
      "toJSON",
      "priority",
      "",
      "\u0000",
    ),
  },
);

const validTask = fc.record({
  model_name: model,
  user_prompt: fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }),
});

const nearlyValidTask = validTask.chain((base) =>
  fc.dictionary(field, value, { maxKeys: 3 }).map((more) => ({ ...base, ...more })),
);

const taskId = fc.oneof(
  fc.constant("07151610-0696-0613-0000-b2366402ce99"),
  fc.uuid(),
  fc.string({ unit: "binary", maxLength: 80 }).map(encodeRest),
  fc.constantFrom("%", "%zz", "%00", "..", "%2e%2e%2f", "%ff%fe", "a".repeat(3_000), "$id", "'--", "*"),
);

const window = fc.record(
  {
    datetime_from: fc.oneof(
      fc.constantFrom(
        "2025-01-01 00:00:00 +00:00",
        "0000-00-00 00:00:00 +00:00",
        "9999-12-31 23:59:59 -23:59",
      ),
      value,
    ),
    datetime_to: fc.oneof(fc.constantFrom("2026-12-31 00:00:00 +00:00", "2026-12-31"), value),
    limit: fc.oneof(fc.integer(), value),
    offset: fc.oneof(fc.integer(), value),
    sort: fc.oneof(fc.constantFrom("asc", "desc"), value),
    include_metadata: fc.oneof(fc.boolean(), value),
  },
  { requiredKeys: [] },
);

const json = (tasks: fc.Arbitrary<unknown>) => tasks.map((made) => Buffer.from(JSON.stringify(made) ?? ""));

/** Bodies for any call: of its own kind, nearly of it, and of no kind at all. */
const bodyOf = (own: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 8, arbitrary: json(fc.array(own, { minLength: 1, maxLength: 4 })) },
    { weight: 3, arbitrary: json(fc.array(fc.oneof(nearlyValidTask, value), { maxLength: 5 })) },
    { weight: 1, arbitrary: json(value) },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }).map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("", "[", "[]", "null", "[[[[", "\ufeff[]", "[1e999]").map(Buffer.from),
    },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 1, max: 400 }).map((depth) => Buffer.from("[".repeat(depth * 40))),
    },
    { weight: 1, arbitrary: json(fc.array(own, { minLength: 101, maxLength: 130 })) },
  );

interface Target {
  aim: Aim;
  verb: "GET" | "POST";
  path: string;
  body: fc.Arbitrary<Buffer>;
}

const NO_BODY = fc.constant(Buffer.alloc(0));

const llm = (engine: Engine, call: LlmCall, body: fc.Arbitrary<Buffer>, rest = ""): Target => ({
  aim: { kind: "llm", engine, call },
  verb: call === "live" || call === "task_post" ? "POST" : "GET",
  path: `/v3/ai_optimization/${engine}/llm_responses/${call}${rest}`,
  body,
});

const task = fc.oneof(validTask, { weight: 4, arbitrary: nearlyValidTask });

const known: fc.Arbitrary<Target> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.constantFrom(...ENGINES), fc.constantFrom<LlmCall[]>("live", "task_post"))
      .map(([engine, call]) => llm(engine, call, bodyOf(task))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...ENGINES), fc.constantFrom<LlmCall[]>("models", "tasks_ready"))
      .map(([engine, call]) => llm(engine, call, NO_BODY)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...ENGINES), taskId)
      .map(([engine, id]) => llm(engine, "task_get", NO_BODY, `/${id}`)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Target[]>(
      ...(["user_data", "errors", "status"] as const).map((call): Target => ({
        aim: { kind: "appendix", call },
        verb: "GET",
        path: `/v3/appendix/${call}`,
        body: NO_BODY,
      })),
      {
        aim: { kind: "appendix", call: "webhook_resend" },
        verb: "POST",
        path: "/v3/appendix/webhook_resend",
        body: bodyOf(fc.record({ id: fc.oneof(taskId, value) })),
      },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Target>({
      aim: { kind: "id_list" },
      verb: "POST",
      path: "/v3/ai_optimization/id_list",
      body: bodyOf(window),
    }),
  },
);

const anywhere: fc.Arbitrary<Target> = fc
  .oneof(
    fc.webPath().map((rest) => `/v3${rest === "" ? "/" : rest}`),
    fc.string({ unit: "binary", maxLength: 60 }).map((rest) => `/v3/${encodeRest(rest)}`),
    fc.constantFrom(
      "/v3/",
      "/v3//",
      "/v3/%",
      "/v3/%zz/appendix/user_data",
      "/v3/..%2f..%2fetc/passwd",
      "/v3/ai_optimization/gemini/llm_responses/live.xml",
      "/v3/ai_optimization/errors",
      "/v3/ai_optimization/__proto__/llm_responses/models",
      "/v3/appendix/constructor",
      "/v3/_next/static/x",
      "/v3/\\\\host/x",
      "/v3/a;b=c/d,e",
      "http://evil.example/v3/appendix/errors/x",
      `/v3/${"a/".repeat(2_000)}`,
    ),
  )
  .map((path) => ({ aim: { kind: "anywhere" }, verb: "GET", path, body: NO_BODY }));

/** Percent-encodes only what an HTTP client could not send at all. */
function encodeRest(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) =>
      byte <= 0x20 || byte >= 0x7f || byte === 0x23 || byte === 0x3f
        ? `%${byte.toString(16).padStart(2, "0")}`
        : String.fromCharCode(byte),
    )
    .join("");
}

const headerText = fc.string({
  unit: fc.constantFrom(..."abc019 ,;=/*%\"'<>{}-_\\".split("")),
  maxLength: 60,
});

const oddHeader: fc.Arbitrary<[string, string]> = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      "accept",
      "accept-encoding",
      "accept-language",
      "content-type",
      "cookie",
      "range",
      "if-none-match",
      "origin",
      "referer",
      "x-forwarded-for",
      "x-forwarded-host",
      "x-forwarded-proto",
      "x-http-method-override",
      "x-middleware-subrequest",
      "x-nextjs-data",
      "x-invoke-path",
      "x-matched-path",
      "next-action",
      "next-router-state-tree",
      "next-router-prefetch",
      "rsc",
      "purpose",
      "host",
      "sec-fetch-site",
      "x-request-id",
    ),
    headerText,
  ),
  fc.constantFrom<[string, string][]>(
    ["content-type", "multipart/form-data; boundary=x"],
    ["content-type", "multipart/form-data"],
    ["content-type", "application/x-www-form-urlencoded"],
    ["content-type", "text/plain; charset=utf-16"],
    ["accept", "application/xml"],
    ["accept", "text/x-component"],
    ["accept-encoding", "gzip"],
    ["accept-encoding", "br, zstd;q=0.1, *;q=0"],
    ["next-action", "00000000000000000000000000000000000000000a"],
    ["rsc", "1"],
    ["next-router-state-tree", "%5B%22%22%5D"],
    ["x-middleware-subrequest", "middleware:middleware:middleware:middleware:middleware"],
    ["host", "evil.example"],
    ["host", "a b"],
    ["x-forwarded-host", "evil.example/%zz"],
    ["x-forwarded-proto", "gopher"],
    ["x-pad", "a".repeat(6_000)],
  ),
);

type Encoding = "none" | "gzip" | "unsaid" | "wrong" | "unknown" | "bomb" | "large";

/** The body as it is sent and the header that names its encoding, true or not. */
function encode(body: Buffer, encoding: Encoding): { body: Buffer; headers: Record<string, string> } {
  switch (encoding) {
    case "none":
      return { body, headers: {} };
    case "gzip":
      return { body: gzipSync(body), headers: { "content-encoding": "gzip" } };
    case "unsaid":
      return { body: gzipSync(body), headers: {} };
    case "wrong":
      return { body, headers: { "content-encoding": "gzip" } };
    case "unknown":
      return { body, headers: { "content-encoding": "br" } };
    case "bomb":
      return { body: BOMB, headers: { "content-encoding": "gzip" } };
    case "large":
      return { body: LARGE, headers: {} };
  }
}

const BOMB = gzipSync(Buffer.alloc(64 * MEGABYTE, " "));
const LARGE = Buffer.alloc(6 * MEGABYTE, "[");

const request = fc
  .oneof({ weight: 6, arbitrary: known }, { weight: 1, arbitrary: anywhere })
  .chain(({ aim, verb, path, body }) =>
    fc
      .record({
        body,
        method: fc.oneof(
          { weight: 30, arbitrary: fc.constant(verb) },
          { weight: 1, arbitrary: fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS") },
        ),
        suffix: fc.oneof(
          { weight: 12, arbitrary: fc.constant("") },
          { weight: 1, arbitrary: fc.constantFrom(".ai", "/", "//", "?", "?a=%zz&b", "/.ai") },
        ),
        headers: fc.oneof(
          { weight: 3, arbitrary: fc.constant<[string, string][]>([]) },
          { weight: 1, arbitrary: fc.array(oddHeader, { minLength: 1, maxLength: 3 }) },
        ),
        encoding: fc.oneof(
          { weight: 60, arbitrary: fc.constant<Encoding>("none") },
          { weight: 6, arbitrary: fc.constantFrom<Encoding[]>("gzip", "unsaid", "wrong", "unknown") },
          { weight: 1, arbitrary: fc.constantFrom<Encoding[]>("bomb", "large") },
        ),
        delivery: fc.oneof(
          { weight: 40, arbitrary: fc.constant<Delivery>("whole") },
          { weight: 1, arbitrary: fc.constantFrom<Delivery[]>("dribbled", "cut") },
        ),
        signed: fc.oneof(
          { weight: 12, arbitrary: fc.constant(true) },
          { weight: 1, arbitrary: fc.constant(false) },
        ),
        credentials: fc.constantFrom(
          "",
          "Basic",
          "Basic !!!!",
          "Basic Og==",
          "Bearer abc",
          "Basic AAAA",
          "Negotiate x",
        ),
      })
      .map((parts): FuzzRequest => {
        const encoded = encode(parts.body, parts.method === "GET" ? "none" : parts.encoding);
        const odd = Object.fromEntries(parts.headers);
        const credentials: Record<string, string> =
          parts.signed || parts.credentials === "" ? {} : { authorization: parts.credentials };
        return {
          aim,
          method: parts.method,
          path: path + parts.suffix,
          cropped: parts.suffix.endsWith(".ai"),
          headers: { ...odd, ...encoded.headers, ...credentials },
          signed: parts.signed,
          body: parts.method === "GET" ? Buffer.alloc(0) : encoded.body,
          delivery: parts.delivery,
        };
      }),
  );

/** So many requests, valid, nearly valid and hostile; the same ones for the same seed. */
export const fuzzRequests = (seed: number, count: number): FuzzRequest[] =>
  fc.sample(request, { seed, numRuns: count });
