import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { paths } from "@/lib/paths";
import { builtActions } from "./built-actions";
import { OWNER, WORKSPACE } from "./owner";
import { startProduct, type Product } from "./product";
import { sendRaw, type RawRequest } from "./raw-request";
import { runProgram } from "./run-program";
import { signIn } from "./sign-in";

// No browser: what comes to the door that no page of ours sends. It is refused in words, never a fault of the server's.

let product: Product;
let cookie = "";
let actionIds: ReadonlyMap<string, string>;

test.beforeAll(async () => {
  product = await startProduct({ env: { LOG_LEVEL: "warn" } });
  const owner = [`--email=${OWNER.email}`, `--password=${OWNER.password}`, `--workspace=${WORKSPACE.name}`];
  await runProgram(["scripts/admin/main.ts", "create-owner", ...owner], {
    SIGHTLINE_DATA_DIR: product.dataDir,
  });
  cookie = await signIn(product.url, OWNER);
  actionIds = builtActions();
});
test.afterAll(() => product.remove());

/** Sends what is in a table, each with the status it is to have; nothing of it may leave a trace of a fault. */
async function judge(
  rows: readonly (RawRequest & { status: number; says?: string | RegExp })[],
): Promise<void> {
  const logged = product.output().length;
  for (const { status, says = "", ...request } of rows) {
    const reply = await sendRaw(product.url, request);
    const { method, target, headers, body } = request;
    const what = `${method} ${target} ${JSON.stringify({ ...headers, Cookie: undefined })} ${body ?? ""}`;
    expect.soft(reply.line, what).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect.soft(reply.body, what).toMatch(says);
  }
  const traces = product.output().slice(logged);
  expect(traces).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(traces).not.toMatch(/"level":[56]0/);
}

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };
const JSON_BODY = { "Content-Type": "application/json" };
const CALL = { "Content-Type": "text/plain;charset=UTF-8", Accept: "text/x-component" };
const get = (target: string, status: number, headers: Record<string, string> = {}) => ({
  method: "GET",
  target,
  headers,
  status,
});
const post = (target: string, headers: Record<string, string>, body: string, status: number) => ({
  method: "POST",
  target,
  headers,
  body,
  status,
});

test("who offers another protocol is answered over HTTP/1.1", async () => {
  const settings = "AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA";
  const offers: readonly Record<string, string>[] = [
    // Java's own client and `curl --http2` send these.
    { Connection: "Upgrade, HTTP2-Settings", Upgrade: "h2c", "HTTP2-Settings": settings },
    {
      Connection: "keep-alive, Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    },
    { Connection: "upgrade", Upgrade: "TLS/1.0, HTTP/2.0, garbage/9;=" },
    { Upgrade: "h2c" },
  ];
  const live = "/v3/ai_optimization/gemini/llm_responses/live";
  await judge(
    offers.flatMap((offer) => [
      get("/sign-in", 200, offer),
      get("/", 303, offer),
      get("/api/health", 200, offer),
      get("/robots.txt", 200, offer),
      get("/v3/appendix/user_data", 401, offer),
      get("/v3/openapi.json", 200, offer),
      { ...post(live, { ...offer, ...JSON_BODY }, "[{}]", 401), says: "40100" },
    ]),
  );
});

test("addresses, cookies and headers that cannot be read", async () => {
  const state = (text: string) => ({ RSC: "1", "Next-Router-State-Tree": text });
  await judge([
    { method: "OPTIONS", target: "*", status: 204 },
    { method: "OPTIONS", target: "/sign-in", status: 204 },
    { method: "PROPFIND", target: "/sign-in", status: 405 },
    get("*", 400),
    get("/%", 400),
    get("/%zz", 400),
    get("/%ED%A0%80", 400),
    get("/%00", 400),
    get("/api/auth/%00", 400),
    get("/api/auth/%ff", 400),
    get("/_next/static/%00", 400),
    get("/_next/data/%00", 400),
    get("/grounding-api-redirect/%ED%A0%80", 400),
    ...["%", "%zz", "%00", "%ED%A0%80", "%0d%0a", "%E6%97%A5"].flatMap((text) => [
      get(`/sign-in?next=${text}`, 200),
      get(`/sign-in?${text}=${text}`, 200),
      get(`/setup?code=${text}`, 307),
      get(`/robots.txt?${text}`, 200),
      get("/sign-in", 200, { Cookie: `${text}=${text}; next-auth.session-token=${text}` }),
      get("/sign-in", 200, { Cookie: `next-auth.callback-url=${text}; next-auth.csrf-token=${text}` }),
      get("/sign-in", 400, state(text)),
    ]),
    get("/sign-in", 200, { Cookie: "next-auth.callback-url=foo" }),
    get("/sign-in", 200, { Cookie: ";;=;a;next-auth.session-token.x=b;__proto__=c" }),
    get("/sign-in", 400, state("{x")),
    get("/sign-in", 400, state("%5B1%5D")),
    get("/sign-in", 200, { RSC: "garbage" }),
    get("/sign-in", 200, { "Next-Url": "/%00", "Next-Action": "x", "Next-Router-Prefetch": "x" }),
    get("/sign-in", 200, { "x-forwarded-host": "evil.example", "x-forwarded-proto": "gopher" }),
    get("/sign-in", 200, { "x-middleware-subrequest": "proxy:proxy:proxy", "x-nonce": "'\"><" }),
  ]);
});

test("what sign-in is asked for that no page asks", async () => {
  const credentials = "/api/auth/callback/credentials";
  await judge([
    ...["callback/credentials", "error", "error?error=%ED%A0%80", "signin?callbackUrl=foo", "signout"].map(
      (path) => get(`/api/auth/${path}`, 404),
    ),
    ...[
      "callback/nosuch",
      "callback/__proto__",
      "constructor",
      "a/b/c/d",
      "_log",
      "providers",
      "session",
    ].map((path) => get(`/api/auth/${path}`, 404)),
    get("/api/auth/csrf", 200),
    get("/api/auth/csrf?callbackUrl=foo&error=%00", 200, { Cookie: "next-auth.callback-url=foo" }),
    get("/api/auth/csrf", 200, { Cookie: "next-auth.csrf-token=%ED%A0%80" }),
    post(credentials, JSON_BODY, "{x", 400),
    post(credentials, JSON_BODY, "{}", 400),
    post(credentials, {}, "csrfToken=x", 400),
    post(credentials, { "Content-Type": "multipart/form-data" }, "x", 400),
    post(credentials, FORM, "x".repeat(20_000), 400),
    post(credentials, FORM, "", 403),
    post(credentials, FORM, "%ED%A0%80=%zz&csrfToken=%&email=%00&password=%", 403),
    post(`${credentials}?callbackUrl=foo`, FORM, "csrfToken=bad&callbackUrl=javascript:1", 403),
    post("/api/auth/signout", FORM, "a=b", 403),
    post("/api/auth/signout", JSON_BODY, "{x", 400),
    post("/api/auth/session", JSON_BODY, "{x", 404),
    post("/api/auth/_log", FORM, "code=x&level=error", 404),
    post("/api/auth/callback/nosuch", FORM, "a=b", 404),
    post(credentials, { ...FORM, Origin: "https://evil.example" }, "a=b", 403),
  ]);
});

test("calls of actions that no page makes", async () => {
  const known = { ...CALL, "Next-Action": actionIds.get("setUpAction") ?? "" };
  const bodies = [
    "",
    "{x",
    "[",
    "null",
    '"$1"',
    '["$1"]',
    '["$F1"]',
    '["$Q1"]',
    '["$nx"]',
    "[".repeat(100_000),
  ];
  await judge([
    ...bodies.map((body) => post("/setup", known, body, 400)),
    post("/setup", { ...known, "Content-Type": "multipart/form-data; boundary=x" }, "--x\r\n", 400),
    post("/setup", { ...known, "Content-Type": "multipart/form-data" }, "x", 400),
    post("/setup", { ...known, "Next-Router-State-Tree": "%zz" }, "[]", 400),
    post("/setup", known, `["${"x".repeat(1_100_000)}"]`, 413),
    { ...post("/setup", known, "[1]", 200), says: "validationErrors" },
    post("/robots.txt", known, "[]", 405),
    post("/sign-in", CALL, "[]", 405),
    ...["", "x", "../x", "0".repeat(42), "__proto__"].map((id) =>
      post("/setup", { ...CALL, "Next-Action": id }, "[]", 409),
    ),
    post("/setup", { ...known, Origin: "https://evil.example" }, "[]", 403),
    post("/setup", { ...known, Origin: "null" }, "[]", 403),
    post("/setup", { ...known, Origin: "%%" }, "[]", 403),
  ]);
});

test("characters that no database keeps, from somebody who is signed in", async () => {
  const links = paths.workspace(WORKSPACE.slug);
  const api = `/api/workspaces/${WORKSPACE.slug}`;
  const as = { Cookie: cookie };
  const action = (
    name: string,
    target: string,
    args: readonly unknown[],
    status: number,
    says: string | RegExp,
  ) => ({
    ...post(
      target,
      { ...CALL, ...as, "Next-Action": actionIds.get(name) ?? name },
      JSON.stringify(args),
      status,
    ),
    says,
  });
  const named = /U\+0000, at position 2/;
  const target = { engine: "gemini", model: "a\0" };
  await judge([
    ...["%00", "%ED%A0%80", "%", "%zz"].flatMap((text) => [
      get(`${links.answers()}?text=${text}&model=${text}&domain=${text}&sourceUrl=${text}`, 200, as),
      get(`${links.sources()}?domain=${text}&text=${text}&from=${text}`, 200, as),
      get(`${links.prompts()}?text=${text}`, 200, as),
      get(`${links.spend()}?model=${text}&from=${text}&to=${text}`, 200, as),
      get(`/operator/accounts?text=${text}&state=${text}&page=${text}`, 200, as),
    ]),
    get(`${api}/spend/csv?from=2026-01-01&to=2026-01-31&rows=ledger&model=%00`, 400, as),
    get(`${api}/runs/%ED%A0%80`, 400, as),
    get(`${api}/tasks/no-id`, 404, as),
    get(
      `${api}/estimate?method=live&search=true&targets=${encodeURIComponent(JSON.stringify([target]))}`,
      400,
      as,
    ),
    action("createWorkspaceAction", "/new-workspace", [{ name: "a\0b", timeZone: "UTC" }], 200, named),
    action("renameWorkspaceAction", links.settings.root, [WORKSPACE.slug, { name: "a\0b" }], 200, named),
    action("createAccountAction", "/operator/accounts", [{ name: "a\0b" }], 200, named),
    action("saveUpstreamAction", "/operator/upstreams", ["gemini", draft({ models: "a\0b" })], 200, named),
    // What a page binds, and nobody types.
    action("saveUpstreamAction", "/operator/upstreams", ["nosuch", draft({})], 200, "not sent by a page"),
    action("revokeAccountAction", "/operator/accounts", ["no-id", { name: "a" }], 200, "not sent by a page"),
    action("renameWorkspaceAction", links.settings.root, [{ a: 1 }, { name: "a" }], 200, "not valid"),
    action("renameWorkspaceAction", links.settings.root, ["a\0b", { name: "a" }], 200, "not_found"),
  ]);
});

test("what is not there has status 404 before the first byte, however it is asked for", async () => {
  const links = paths.workspace(WORKSPACE.slug);
  const as = { Cookie: cookie };
  const ids = [randomUUID(), "no-id", "%2500", "a%ED%A0%80b"];
  const places = (id: string) => [
    `${paths.operator.accounts()}/${id}`,
    `${links.root}/answers/${id}`,
    `${links.root}/prompts/${id}`,
    `${links.root}/runs/${id}`,
    `${links.compose()}?prompt=${id}`,
    `${links.compose()}?run=${id}`,
  ];
  const readable = (place: string) => !/%ED/.test(place.split("?")[0] ?? "");
  await judge(
    ids.flatMap((id) =>
      places(id)
        .filter(readable)
        .map((place) => ({ ...get(place, 404, as), says: /There is nothing here|nothing at this address/i })),
    ),
  );
  await judge([
    get(links.compose(), 200, as),
    get(`${links.compose()}?prompt=&run=`, 200, as),
    // A filter that names nothing narrows a list to nothing; the list is there.
    ...[links.answers(), links.prompts(), links.runs(), links.sources(), links.spend()].flatMap((list) =>
      ids.map((id) => get(`${list}?prompt=${id}`, 200, as)),
    ),
  ]);
});

const draft = (typed: Readonly<Record<string, string>>) => ({
  kind: "openai-compatible",
  baseUrl: "http://127.0.0.1:9/v1",
  apiKey: "",
  models: "",
  ...typed,
});
