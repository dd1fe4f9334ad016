import fc from "fast-check";
import { expect, it } from "vitest";
import { TASK_FIELDS } from "@/lib/api-contract/limits";
import { strictProblems, strictRefusal, strictReply } from "@/lib/api-contract/strict-reply";
import { ENGINES } from "@/lib/domain/engine";
import { answerCall } from "./answer-call";
import { parsePosted } from "./parse-posted";
import { createTestService } from "./test-service";

const RUNS = 300;

const value = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: "binary", maxLength: 600 }),
  fc.constantFrom(
    "gpt-4.1-mini",
    "gemini-2.5-flash",
    "claude-opus-4-0",
    "sonar",
    "FR",
    "http://a.example/$id",
  ),
  fc.constantFrom(0, 1, 15, 16, 1024, 4096, 4097, -0, 1e400, true, false, null),
  fc.constantFrom("\u0000", "\ud800", "__proto__", "' or 1=1 --", "<script>", "\u202e"),
);

const field = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...TASK_FIELDS) },
  { weight: 1, arbitrary: fc.constantFrom("__proto__", "api", "se", "toString", "priority") },
);

const nearlyValid = fc
  .record({
    model_name: fc.constantFrom("gpt-4.1-mini", "gemini-2.5-flash", "claude-opus-4-0", "sonar"),
    user_prompt: fc.string({ minLength: 1, maxLength: 80 }),
  })
  .chain((base) => fc.dictionary(field, value, { maxKeys: 3 }).map((more) => ({ ...base, ...more })));

const body = fc.oneof(
  fc
    .array(fc.oneof(nearlyValid, value), { minLength: 1, maxLength: 4 })
    .map((tasks) => JSON.stringify(tasks)),
  fc.json(),
  fc.string({ unit: "binary" }),
);

it("answers whatever it is sent with a well-formed reply, and leaks nothing", async () => {
  const { service, newCaller } = await createTestService();
  const { authorization } = await newCaller();
  const call = fc.constantFrom<("live" | "task_post")[]>("live", "task_post");
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ENGINES), call, body, async (engine, name, text) => {
      const reply = await answerCall(service, {
        method: "POST",
        pathname: `/v3/ai_optimization/${engine}/llm_responses/${name}`,
        authorization,
        readPosted: () => Promise.resolve(parsePosted(text)),
      });
      // The check rebuilds objects and loses a field of that name, which the reply echoes like any other.
      const whole: unknown = JSON.parse(JSON.stringify(reply.body).replaceAll("__proto__", "renamed"));
      const refused = "tasks" in reply.body && reply.body.tasks === null;
      const schema = refused ? strictRefusal : strictReply(engine, name);
      expect(strictProblems(schema, whole)).toEqual([]);
      expect([200, 404]).toContain(reply.http);
    }),
    { numRuns: RUNS },
  );
});

it("answers any path and any id", async () => {
  const { newCaller } = await createTestService();
  const { get } = await newCaller();
  const path = fc.oneof(
    fc
      .string({ unit: "binary", maxLength: 60 })
      .map((id) => `/v3/ai_optimization/gemini/llm_responses/task_get/${id}`),
    fc.webPath().map((rest) => `/v3${rest}`),
  );
  await fc.assert(
    fc.asyncProperty(path, async (pathname) => {
      const { http } = await get(pathname);
      expect([200, 404]).toContain(http);
    }),
    { numRuns: RUNS },
  );
});
