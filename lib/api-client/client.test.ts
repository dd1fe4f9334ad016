import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";

import { createApiClient } from "@/lib/api-client/client";
import type { ApiClient, ApiClientOptions, LimitedCall } from "@/lib/api-client/client";
import { ApiCallError } from "@/lib/api-client/errors";
import { MAX_REPLY_BYTES } from "@/lib/api-client/transport";
import { describeFailure, describeFailureKind, FAILURE_KINDS } from "@/lib/api-contract/failure-words";
import { isPending } from "@/lib/api-contract/status-codes";

type Answer = (response: ServerResponse, request: IncomingMessage, body: string) => void;

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

interface Served {
  url: string;
  calls: { path: string; body: string; authorization: string | undefined }[];
  close: () => Promise<void>;
}

async function serve(answer: Answer): Promise<Served> {
  const calls: Served["calls"] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString();
      calls.push({ path: request.url ?? "", body, authorization: request.headers.authorization });
      answer(response, request, body);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  closers.push(close);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("not listening on a port");
  return { url: `http://127.0.0.1:${address.port}`, calls, close };
}

const clientOf = (url: string, options: Partial<ApiClientOptions> = {}): ApiClient =>
  createApiClient({
    baseUrl: url,
    login: "login",
    password: "pässword",
    allowedOrigins: [new URL(url).origin],
    retry: { attempts: 3, baseMs: 1, capMs: 2 },
    ...options,
  });

const json =
  (value: unknown): Answer =>
  (response) =>
    response.end(JSON.stringify(value));

const task = (status_code: number, more: object = {}) => ({
  id: "07151610-0696-0613-0000-b2366402ce99",
  status_code,
  status_message: `code ${status_code}`,
  cost: 0,
  result_count: 0,
  path: [],
  data: {},
  result: null,
  ...more,
});

const envelope = (...tasks: unknown[]) => ({
  version: "0.1.20250526",
  status_code: 20000,
  status_message: "Ok.",
  cost: 0,
  tasks,
});

/** A deadline that is over soon, and not before a call on loopback arrives, however busy the machine is. */
const ARRIVES_WITHIN_MS = 1_500;

const question = { user_prompt: "a", model_name: "m" };

async function failureOf(call: Promise<unknown>): Promise<ApiCallError> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ApiCallError) return error;
  throw new Error("expected an ApiCallError", { cause: error });
}

/** How a live call and a free call end on the same fault, and how often each was made. */
async function faults(answer: Answer, options: Partial<ApiClientOptions> = {}) {
  const paid = await serve(answer);
  const free = await serve(answer);
  const [live, get] = await Promise.all([
    failureOf(clientOf(paid.url, options).live("gemini", question)),
    failureOf(clientOf(free.url, options).taskGet("gemini", "x")),
  ]);
  return { live, get, liveCalls: paid.calls.length, getCalls: free.calls.length };
}

describe("requests", () => {
  test("path, authorization and body", async () => {
    const served = await serve(json(envelope(task(20000, { result: [{}] }))));
    const { raw } = await clientOf(`${served.url}/`).live("gemini", { ...question, tag: "t" });
    expect(served.calls).toEqual([
      {
        path: "/v3/ai_optimization/gemini/llm_responses/live",
        body: '[{"user_prompt":"a","model_name":"m","tag":"t"}]',
        authorization: `Basic ${Buffer.from("login:pässword").toString("base64")}`,
      },
    ]);
    expect(raw).toMatchObject({ requestBody: served.calls[0]?.body, httpStatus: 200, upstream: null });
  });

  test("an id cannot leave its place in the path", async () => {
    const served = await serve(json(envelope(task(40602))));
    await clientOf(served.url).taskGet("gemini", "../../x?y");
    expect(served.calls[0]?.path).toBe("/v3/ai_optimization/gemini/llm_responses/task_get/..%2F..%2Fx%3Fy");
  });

  test("the sandbox says so in a header", async () => {
    const served = await serve((response) => {
      response.setHeader("x-sightline-upstream", "sandbox");
      response.end(JSON.stringify(envelope(task(20000))));
    });
    expect((await clientOf(served.url).models("gemini")).raw.upstream).toBe("sandbox");
  });

  test("limited calls ask the shared limiter, each time they are made", async () => {
    const taken: LimitedCall[] = [];
    let calls = 0;
    const served = await serve((response) => {
      calls += 1;
      if (calls === 1) response.writeHead(500).end();
      else response.end(JSON.stringify(envelope(task(20000))));
    });
    const limiter = {
      take: (call: LimitedCall) => Promise.resolve(void taken.push(call)),
    };
    const client = clientOf(served.url, { limiter });
    await client.tasksReady("gemini");
    await client.userData();
    await client.idList({ from: new Date(0), to: new Date() });
    await client.models("gemini");
    expect(taken).toEqual([
      ...["tasks_ready", "calls"],
      ...["tasks_ready", "calls"],
      ...["user_data", "calls"],
      ...["id_list", "calls"],
      "calls",
    ]);
  });
});

describe("replies", () => {
  test("the exact text is kept, unzipped, whatever the headers say", async () => {
    const text = `${JSON.stringify(envelope(task(20000)), null, 3)}\n `;
    for (const headers of [{ "content-encoding": "gzip" }, {}]) {
      const served = await serve((response) => response.writeHead(200, headers).end(gzipSync(text)));
      expect((await clientOf(served.url).models("gemini")).raw.replyBody).toBe(text);
    }
  });

  test("characters no database keeps are replaced in what is read, not in the raw reply", async () => {
    const served = await serve((response) =>
      response.end(
        `{"status_code":20000,"tasks":[{"status_code":20000,"result":[{"model_name":"a\\u0000b\\ud800c\\ud83c\\udfa2"}]}]}`,
      ),
    );
    const reply = await clientOf(served.url).live("gemini", question);
    expect(reply.task.result[0]?.model_name).toBe("a\ufffdb\ufffdc🎢");
    expect(reply.raw.replyBody).toContain("\\u0000");
  });

  test("a pending task is an answer", async () => {
    const served = await serve(json(envelope(task(40602))));
    const reply = await clientOf(served.url).taskGet("gemini", "x");
    expect(isPending(reply.task.status_code)).toBe(true);
    expect(reply.task.result).toEqual([]);
  });

  test("posted tasks are decided one by one", async () => {
    const served = await serve(json(envelope(task(20100, { cost: 0.0102 }), task(40501))));
    const reply = await clientOf(served.url).taskPost("gemini", [question, question]);
    expect(reply.tasks.map((posted) => posted.status_code)).toEqual([20100, 40501]);
  });

  test("a post without a task for each posted one has an unknown outcome", async () => {
    for (const body of [envelope(task(20100)), { ...envelope(), tasks: null }]) {
      const served = await serve(json(body));
      const error = await failureOf(clientOf(served.url).taskPost("gemini", [question, question]));
      expect(error).toMatchObject({ kind: "unexpected_shape", retry: "unknown_outcome" });
      expect(served.calls).toHaveLength(1);
    }
  });
});

describe("failures", () => {
  test("connection refused: nothing left, so even a paid call is tried again", async () => {
    const served = await serve(() => undefined);
    await served.close();
    const error = await failureOf(clientOf(served.url).live("gemini", question));
    expect(error).toMatchObject({
      kind: "refused",
      retry: "later",
      raw: { httpStatus: null, replyBody: "" },
    });
    expect(error.raw.requestBody).toContain("user_prompt");
  });

  test("a private address that is not allowed", async () => {
    const served = await serve(json(envelope()));
    const error = await failureOf(clientOf(served.url, { allowedOrigins: [] }).live("gemini", question));
    expect(error).toMatchObject({ kind: "blocked_address", retry: "never" });
    expect(served.calls).toHaveLength(0);
  });

  test.each([
    ["401", 401, "unauthorized", "never"],
    ["402", 402, "payment", "never"],
    ["429", 429, "rate_limited", "later"],
    ["404", 404, "http", "never"],
    ["302", 302, "http", "never"],
  ])("HTTP %s", async (_, status, kind, retry) => {
    const { live, get, liveCalls, getCalls } = await faults((response) =>
      response
        .writeHead(status)
        .end(JSON.stringify({ status_code: 40100, status_message: "No.", tasks: null })),
    );
    for (const error of [live, get])
      expect(error).toMatchObject({ kind, retry, code: 40100, statusMessage: "No." });
    expect([liveCalls, getCalls]).toEqual([1, 1]);
  });

  test("HTTP 500: a paid call may have been billed, a free one is repeated", async () => {
    const { live, get, liveCalls, getCalls } = await faults((response) =>
      response.writeHead(500).end("<h1>oops</h1>"),
    );
    expect(live).toMatchObject({
      kind: "http",
      retry: "unknown_outcome",
      code: null,
      raw: { replyBody: "<h1>oops</h1>", httpStatus: 500 },
    });
    expect(get).toMatchObject({ kind: "http", retry: "later" });
    expect([liveCalls, getCalls]).toEqual([1, 3]);
  });

  test("a hanging call ends at its deadline", async () => {
    const deadlines = { liveMs: ARRIVES_WITHIN_MS, readMs: ARRIVES_WITHIN_MS };
    const { live, get, liveCalls, getCalls } = await faults(() => undefined, { deadlines });
    expect(live).toMatchObject({ kind: "timeout", retry: "unknown_outcome" });
    expect(get).toMatchObject({ kind: "timeout", retry: "later" });
    expect([liveCalls, getCalls]).toEqual([1, 1]);
  });

  test("a reply that drips ends at the deadline as a time-out, and all tries share it", async () => {
    const { url, calls } = await serve((response) => {
      response.writeHead(200, { "content-type": "application/json", connection: "close" });
      response.useChunkedEncodingByDefault = false;
      const drip = setInterval(() => response.write(" "), 20);
      response.once("close", () => clearInterval(drip));
    });
    const client = clientOf(url, {
      deadlines: { readMs: ARRIVES_WITHIN_MS, liveMs: ARRIVES_WITHIN_MS },
    });
    const started = performance.now();
    const [free, paid] = await Promise.all([
      failureOf(client.models("gemini")),
      failureOf(client.live("gemini", question)),
    ]);
    expect(performance.now() - started).toBeLessThan(2 * ARRIVES_WITHIN_MS);
    expect(free).toMatchObject({ kind: "timeout", retry: "later" });
    expect(paid).toMatchObject({ kind: "timeout", retry: "unknown_outcome" });
    expect(calls).toHaveLength(2);
  });

  test("a try that follows a failed one has what is left of the deadline", async () => {
    const DEADLINE_MS = 3_000;
    const FAILS_AFTER_MS = 2_000;
    let tries = 0;
    const { url } = await serve((response) => {
      tries += 1;
      if (tries > 1) return;
      setTimeout(() => response.writeHead(500).end(), FAILS_AFTER_MS);
    });
    const client = clientOf(url, { deadlines: { readMs: DEADLINE_MS } });
    const started = performance.now();
    expect(await failureOf(client.models("gemini"))).toMatchObject({ kind: "timeout" });
    expect(tries).toBe(2);
    // With a deadline of its own the second try alone would have ended at this, on however fast a machine.
    expect(performance.now() - started).toBeLessThan(FAILS_AFTER_MS + DEADLINE_MS);
  });

  test("a reply that hangs half-way ends at its deadline too", async () => {
    const { live } = await faults((response) => void response.write('{"status'), {
      deadlines: { liveMs: ARRIVES_WITHIN_MS, readMs: ARRIVES_WITHIN_MS },
    });
    expect(live).toMatchObject({ kind: "timeout", retry: "unknown_outcome", raw: { httpStatus: 200 } });
  });

  test.each([
    ["cut_off", ((response) => response.write('{"status', () => response.destroy())) satisfies Answer],
    ["cut_off", ((_, request) => request.socket.destroy()) satisfies Answer],
    ["broken_json", ((response) => response.end('{"status_code": 20000, "tasks": [')) satisfies Answer],
    ["broken_json", ((response) => response.end(Buffer.from([0xff, 0xfe, 0x00, 0x41]))) satisfies Answer],
    ["broken_json", ((response) => response.end()) satisfies Answer],
    [
      "broken_gzip",
      ((response) => response.end(gzipSync("{}".repeat(100)).subarray(0, 20))) satisfies Answer,
    ],
    ["broken_gzip", ((response) => response.end(Buffer.from([0x1f, 0x8b, 1, 2, 3]))) satisfies Answer],
  ] as const)("%s: unknown for a paid call, repeated for a free one", async (kind, answer) => {
    const { live, get, liveCalls, getCalls } = await faults(answer);
    expect(live).toMatchObject({ kind, retry: "unknown_outcome" });
    expect(get).toMatchObject({ kind, retry: "later" });
    expect([liveCalls, getCalls]).toEqual([1, 3]);
  });

  test.each([
    ["as it comes", Buffer.alloc(MAX_REPLY_BYTES + 1, "x")],
    ["unzipped", gzipSync(Buffer.alloc(MAX_REPLY_BYTES + 1, "x"))],
  ])("oversize, %s", async (_, bytes) => {
    const { live, get, getCalls } = await faults((response) => response.end(bytes));
    expect(live).toMatchObject({ kind: "oversize", retry: "unknown_outcome", raw: { replyBody: "" } });
    expect(get).toMatchObject({ kind: "oversize", retry: "never" });
    expect(getCalls).toBe(1);
  });

  test.each([
    ["tasks null on success", { status_code: 20000, tasks: null }],
    ["no tasks", { status_code: 20000, tasks: [] }],
    ["no status code", { tasks: [task(20000)] }],
    ["a list", [task(20000)]],
    ["a text", "ok"],
    ["null", null],
    ["a task of text", envelope("task")],
  ])("unexpected shape: %s", async (_, body) => {
    const { live, get, liveCalls, getCalls } = await faults(json(body));
    expect(live).toMatchObject({ kind: "unexpected_shape", retry: "unknown_outcome" });
    expect(get).toMatchObject({ kind: "unexpected_shape", retry: "never" });
    expect(live.raw.replyBody).toBe(JSON.stringify(body));
    expect([liveCalls, getCalls]).toEqual([1, 1]);
  });

  test.each([
    [40202, "rate_limited", "later"],
    [40209, "rate_limited", "later"],
    [40100, "unauthorized", "never"],
    [40200, "payment", "never"],
    [40210, "payment", "never"],
    [40203, "payment", "never"],
    [40501, "code", "never"],
    [40101, "code", "never"],
    [40999, "code", "never"],
    [50301, "code", "later"],
    [50000, "code", "unknown_outcome"],
    [50401, "code", "unknown_outcome"],
  ])("code %i of the envelope and of the task", async (code, kind, retry) => {
    const whole = await serve(json({ status_code: code, status_message: "whole", cost: 0, tasks: null }));
    const single = await serve(json(envelope(task(code, { cost: 0.0036 }))));
    const outer = await failureOf(clientOf(whole.url).live("gemini", question));
    const inner = await failureOf(clientOf(single.url).live("gemini", question));
    expect(outer).toMatchObject({
      kind: kind === "code" ? "envelope_code" : kind,
      retry,
      code,
      statusMessage: "whole",
      cost: 0,
    });
    expect(inner).toMatchObject({
      kind: kind === "code" ? "task_code" : kind,
      retry,
      code,
      statusMessage: `code ${code}`,
      cost: 0.0036,
    });
    expect([whole.calls.length, single.calls.length]).toEqual([1, 1]);
  });

  test("no error carries the password", async () => {
    const { live } = await faults((response) => response.writeHead(401).end());
    const said = JSON.stringify({
      ...live,
      message: live.message,
      stack: live.stack,
      cause: String(live.cause),
    });
    expect(said).not.toContain("pässword");
    expect(said).not.toContain(Buffer.from("login:pässword").toString("base64"));
  });
});

describe("words", () => {
  test("every kind has a meaning and a remedy", () => {
    for (const kind of FAILURE_KINDS) {
      const { meaning, remedy } = describeFailure(kind);
      expect([meaning, remedy].every((text) => text.endsWith("."))).toBe(true);
    }
    expect(describeFailure("task_code", 40501).meaning).toContain("field");
    expect(describeFailureKind("never_finished").meaning).toBe("The call failed.");
  });
});
