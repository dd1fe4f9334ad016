import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { formatWireDate } from "@/lib/api-contract/format";
import { createAccount } from "@/lib/api-service/accounts/accounts";
import { apiService, forgetApiService } from "@/lib/api-service/instance";
import { getPool } from "@/lib/db/pool";
import { handleV3, redirectGrounding, replyV3 } from "./v3";

afterAll(forgetApiService);

const ORIGIN = "http://sightline.example";
const LIVE = "/v3/ai_optimization/gemini/llm_responses/live";
const MEGABYTE = 1024 * 1024;

async function signedIn(): Promise<HeadersInit> {
  const { login, password } = await createAccount(getPool(), { name: "test" });
  return { Authorization: `Basic ${Buffer.from(`${login}:${password}`).toString("base64")}` };
}

async function post(body: BodyInit, headers: HeadersInit = {}, path = LIVE) {
  const request = new Request(`${ORIGIN}${path}`, {
    method: "POST",
    body,
    headers: { ...(await signedIn()), ...headers },
  });
  const response = await handleV3(request);
  const reply = z
    .looseObject({ status_code: z.number(), tasks: z.array(z.unknown()).nullable() })
    .parse(await response.json());
  return { response, reply };
}

const question = (more: object = {}) =>
  JSON.stringify([{ model_name: "gemini-2.5-flash", user_prompt: "which electric car", ...more }]);

describe("handleV3", () => {
  it("turns strangers away as the public API does", async () => {
    const response = await handleV3(new Request(`${ORIGIN}${LIVE}`, { method: "POST", body: question() }));
    expect(response.status).toBe(401);
    expect(response.headers.get("WWW-Authenticate")).toBe('Basic realm="Sightline"');
    expect(await response.json()).toEqual({
      version: expect.stringMatching(/^0\.1\.\d{8}$/),
      status_code: 40100,
      status_message: expect.stringMatching(
        /^You are not authorized to access this resource\. See your login details here: http.* \.$/,
      ),
      time: "0 sec.",
      cost: 0,
      tasks_count: 0,
      tasks_error: 0,
      tasks: null,
    });
  });

  it("does nothing and says so while the database does not answer, and describes itself all the same", async () => {
    let read = false;
    const body = (async function* () {
      read = true;
      yield await Promise.resolve(Buffer.from(question()));
    })();
    const call = { method: "POST", pathname: LIVE, authorization: "Basic YTpi", body };
    const away = () => Promise.resolve(false);
    const reply = await replyV3(apiService(), call, away);
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.text)).toMatchObject({ status_code: 50304, cost: 0, tasks: null });
    expect(read).toBe(false);
    const document = { method: "GET", pathname: "/v3/openapi.json", authorization: null, body: null };
    expect((await replyV3(apiService(), document, away)).text).toContain('"openapi"');
  });

  it("says in a header that an answer is the sandbox's, and leaves the reply to the letter", async () => {
    const { response, reply } = await post(question());
    expect(response.status).toBe(200);
    expect(response.headers.get("X-Sightline-Upstream")).toBe("sandbox");
    expect(reply.status_code).toBe(20000);
  });

  it("reads zipped bodies", async () => {
    const { reply } = await post(gzipSync(question()), { "Content-Encoding": "gzip" });
    expect(reply.tasks).toHaveLength(1);
  });

  it("knows a zipped body by its first bytes, whatever the headers say", async () => {
    expect((await post(gzipSync(question()))).reply.tasks).toHaveLength(1);
    expect((await post(question(), { "Content-Encoding": "gzip" })).reply.tasks).toHaveLength(1);
  });

  it("takes tasks by whole numbers, as the published Python examples send them, on every POST", async () => {
    const numbered = (one: object, ...more: object[]) => JSON.stringify({ ...[one, ...more] });
    const task = { model_name: "gemini-2.5-flash", user_prompt: "which electric car" };
    const live = await post(numbered(task));
    expect(live.reply).toMatchObject({ status_code: 20000, tasks: [{ status_code: 20000 }] });
    expect((await post(numbered(task, task))).reply).toMatchObject({ status_code: 40000, tasks: null });
    const posted = await post(numbered(task, task), {}, LIVE.replace("live", "task_post"));
    expect(posted.reply).toMatchObject({ tasks: [{ status_code: 20100 }, { status_code: 20100 }] });
    const resent = await post(numbered({ id: "unknown" }), {}, "/v3/appendix/webhook_resend");
    expect(resent.reply).toMatchObject({ tasks: [{ status_code: 40401 }] });
    const window = {
      datetime_from: formatWireDate(new Date(Date.now() - 60_000)),
      datetime_to: formatWireDate(new Date()),
    };
    const listed = await post(numbered(window), {}, "/v3/ai_optimization/id_list");
    expect(listed.reply).toMatchObject({ tasks: [{ status_code: 20000 }] });
    expect((await post("{}")).reply).toMatchObject({ status_code: 40502, tasks: null });
    expect((await post(JSON.stringify(task))).reply).toMatchObject({ status_code: 40503, tasks: null });
  });

  it("crops the replies of paths that end in `.ai`, ids included", async () => {
    const headers = await signedIn();
    for (const path of ["models.ai", "task_get/07151610-0696-0613-0000-b2366402ce99.ai"]) {
      const response = await handleV3(new Request(`${ORIGIN}${LIVE.replace("live", path)}`, { headers }));
      expect(Object.keys(z.record(z.string(), z.unknown()).parse(await response.json()))).toEqual([
        "id",
        "status_code",
        "status_message",
        "items",
      ]);
    }
  });

  it("describes itself to anybody", async () => {
    const response = await handleV3(new Request(`${ORIGIN}/v3/openapi.json`));
    expect(await response.json()).toMatchObject({
      openapi: "3.1.0",
      paths: { "/v3/ai_optimization/gemini/llm_responses/live": { post: { operationId: "gemini_live" } } },
    });
  });

  it("says what is left of the account's limit", async () => {
    const response = await handleV3(
      new Request(`${ORIGIN}/v3/appendix/user_data`, { headers: await signedIn() }),
    );
    expect(response.headers.get("X-RateLimit-Limit")).toBe("6");
    expect(response.headers.get("X-RateLimit-Remaining")).toBe("5");
  });

  it("answers a GET with a JSON content type and no body", async () => {
    const headers = { ...(await signedIn()), "Content-Type": "application/json" };
    const response = await handleV3(new Request(`${ORIGIN}${LIVE.replace("live", "models")}`, { headers }));
    expect(response.status).toBe(200);
  });

  it.each<[string, BodyInit, HeadersInit, number]>([
    ["an empty body", "", {}, 40502],
    ["broken JSON", "[{", {}, 40503],
    ["broken UTF-8", new Uint8Array([0x5b, 0xff, 0x5d]), {}, 40503],
    ["what is not zipped", "not zipped", { "Content-Encoding": "gzip" }, 40503],
    ["broken gzip", new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]), {}, 40503],
    ["a cut-off gzip", gzipSync(question()).subarray(0, 30), { "Content-Encoding": "gzip" }, 40503],
    ["a body over 5 MB", `["${"a".repeat(5 * MEGABYTE)}"]`, {}, 40503],
    ["a gzip bomb", gzipSync(Buffer.alloc(21 * MEGABYTE, " ")), { "Content-Encoding": "gzip" }, 40503],
  ])("refuses %s whole", async (_name, body, headers, code) => {
    const { response, reply } = await post(body, headers);
    expect(response.status).toBe(200);
    expect(reply).toMatchObject({ status_code: code, tasks: null });
  });

  it("takes a body of just 5 MB", async () => {
    const { reply } = await post(`["${"a".repeat(5 * MEGABYTE - 4)}"]`);
    expect(reply).toMatchObject({ status_code: 20000, tasks: [{ status_code: 40503 }] });
  });
});

describe("redirectGrounding", () => {
  const resultSchema = z.object({
    tasks: z.array(
      z.looseObject({
        result: z.array(
          z.looseObject({
            items: z.array(
              z.looseObject({
                sections: z.array(
                  z.looseObject({
                    annotations: z
                      .array(z.looseObject({ url: z.string(), direct_url: z.string().optional() }))
                      .nullish(),
                  }),
                ),
              }),
            ),
          }),
        ),
      }),
    ),
  });

  it("leads where the annotation says it does", async () => {
    for (let tries = 0; tries < 40; tries += 1) {
      const { reply } = await post(question({ web_search: true }));
      const { tasks } = resultSchema.parse(reply);
      const annotation = tasks
        .flatMap(({ result }) => result)
        .flatMap(({ items }) => items)
        .flatMap(({ sections }) => sections)
        .flatMap(({ annotations }) => annotations ?? [])
        .at(0);
      if (!annotation) continue;
      const token = new URL(annotation.url).pathname.split("/").at(-1) ?? "";
      const response = redirectGrounding(token);
      expect(response.status).toBe(302);
      expect(response.headers.get("Location")).toBe(annotation.direct_url);
      expect(new URL(annotation.direct_url ?? "").hostname).toMatch(/\.example$/);
      return;
    }
    throw new Error("no answer in forty cited anything");
  });

  it("leads nowhere for a forged token", () => {
    expect(redirectGrounding(Buffer.from("https://evil.test/").toString("base64url")).status).toBe(404);
    expect(redirectGrounding("").status).toBe(404);
  });
});
