import { expect, it } from "vitest";
import { z } from "zod";
import { answerCall } from "@/lib/api-service/answer-call";
import { AFTER_STAYING, DAY, letTimePass, MINUTE, stayInMinute } from "@/test/let-time-pass";
import { createTestService } from "@/test/service";
import { listAccounts, setLimit, setLimits } from "./accounts";
import type { OwnLimits } from "./limits";
import { readAccount } from "./sql/read-account";

const LLM = "/v3/ai_optimization/gemini/llm_responses";

async function open(changes: OwnLimits = {}) {
  const test = await createTestService();
  const caller = await test.newCaller();
  await setLimits(test.pool, caller.account.id, changes);
  return { ...test, caller };
}

const codeOf = ({ body }: { body: unknown }) => z.object({ status_code: z.number() }).parse(body).status_code;

it.each<[string, "GET" | "POST", number]>([
  [`${LLM}/tasks_ready`, "GET", 20],
  ["/v3/appendix/user_data", "GET", 6],
  ["/v3/ai_optimization/id_list", "POST", 10],
])("allows %s its documented calls a minute, and says how many are left", async (path, method, limit) => {
  const { pool, caller } = await open();
  const call = () => (method === "GET" ? caller.get(path) : caller.post(path, [{}]));
  for (let made = 1; made <= limit; made += 1) {
    const reply = await call();
    expect(codeOf(reply)).toBe(20000);
    expect(reply.allowance).toEqual({ limit, remaining: limit - made });
    if (made === 1) await stayInMinute(pool, caller.account.id);
  }
  const refused = await call();
  expect(refused).toMatchObject({
    http: 200,
    body: { status_code: 40202, tasks: null },
    allowance: { limit, remaining: 0 },
  });
  expect(codeOf(await caller.get(`${LLM}/models`))).toBe(20000);
  await letTimePass(pool, AFTER_STAYING);
  expect(codeOf(await call())).toBe(20000);
});

it("counts all calls of an account together, on every copy, and nobody else's", async () => {
  const test = await open({ calls_per_minute: 40 });
  const copy = await createTestService();
  const other = await test.newCaller();
  const { authorization, account } = test.caller;
  await test.caller.get("/v3/appendix/errors");
  await stayInMinute(test.pool, account.id);
  const calls = Array.from({ length: 59 }, (_, index) =>
    answerCall(index % 2 === 0 ? test.service : copy.service, {
      method: "GET",
      pathname: "/v3/appendix/errors",
      authorization,
      readPosted: () => Promise.reject(new Error("no body")),
    }),
  );
  const codes = (await Promise.all(calls)).map(codeOf);
  expect(codes.filter((code) => code === 20000)).toHaveLength(39);
  expect(codes.filter((code) => code === 40202)).toHaveLength(20);
  expect(codeOf(await other.get("/v3/appendix/errors"))).toBe(20000);
});

it("counts the calls of each UTC day", async () => {
  const test = await open({ calls_per_minute: 3 });
  const { id } = test.caller.account;
  const callsToday = async () => (await readAccount(test.pool, id))?.callsToday;
  await test.caller.get("/v3/appendix/errors");
  await stayInMinute(test.pool, id);
  for (let made = 1; made < 5; made += 1) await test.caller.get("/v3/appendix/errors");
  expect(await callsToday()).toBe(3);
  await letTimePass(test.pool, AFTER_STAYING);
  await test.caller.get("/v3/appendix/errors");
  expect(await callsToday()).toBe(4);
  await letTimePass(test.pool, DAY);
  expect(await callsToday()).toBe(0);
  await test.caller.get("/v3/appendix/errors");
  expect(await callsToday()).toBe(1);
});

it("does not start a minute anew for a statement that began before it", async () => {
  const test = await open({ calls_per_minute: 2 });
  const remaining = async () => (await test.caller.get("/v3/appendix/errors")).allowance?.remaining;
  expect(await remaining()).toBe(1);
  // As if the row's minute had begun while this call waited for the row.
  await letTimePass(test.pool, -MINUTE);
  expect(await remaining()).toBe(0);
  expect(codeOf(await test.caller.get("/v3/appendix/errors"))).toBe(40202);
});

it("lifts what is null", async () => {
  const { caller, pool } = await open({
    calls_per_minute: null,
    tasks_ready_per_minute: null,
    live_slots: null,
  });
  for (let made = 0; made < 25; made += 1) {
    const reply = await caller.get(`${LLM}/tasks_ready`);
    expect([codeOf(reply), reply.allowance]).toEqual([20000, null]);
  }
  const live = await caller.post(`${LLM}/live`, [{ model_name: "gemini-2.5-flash", user_prompt: "a" }]);
  expect(live.body).toMatchObject({ tasks: [{ status_code: 20000 }] });
  const { rows } = await pool.query("select from api.live_slot where account_id = $1", [caller.account.id]);
  expect(rows).toHaveLength(0);
  const listed = (await listAccounts(pool)).find(({ id }) => id === caller.account.id);
  expect(listed).toMatchObject({
    balance: null,
    limits: { calls_per_minute: null, user_data_per_minute: 6 },
  });
});

it("puts what is not named back to its default", async () => {
  const { caller, pool } = await open({ calls_per_minute: null, live_slots: 2 });
  await setLimits(pool, caller.account.id, { live_slots: 5, cost_per_day: "0.5" });
  const listed = (await listAccounts(pool)).find(({ id }) => id === caller.account.id);
  expect(listed?.limits).toMatchObject({
    calls_per_minute: 10_000,
    live_slots: 5,
    cost_per_day: 500_000_000n,
  });
});

it("sets one limit and leaves the others as they are", async () => {
  const { caller, pool } = await open({ calls_per_minute: null, live_slots: 2 });
  expect(await setLimit(pool, caller.account.id, "live_slots", 7)).toBe(true);
  expect(await setLimit(pool, caller.account.id, "cost_per_day", "0.25")).toBe(true);
  const listed = (await listAccounts(pool)).find(({ id }) => id === caller.account.id);
  expect(listed?.limits).toMatchObject({
    calls_per_minute: null,
    live_slots: 7,
    cost_per_day: 250_000_000n,
  });
});

it("knows only its own limits", async () => {
  const { pool, caller } = await open();
  const misspelt = Object.fromEntries([["calls_per_hour", 1]]);
  await expect(setLimits(pool, caller.account.id, misspelt)).rejects.toThrow(z.ZodError);
  const impossible = [{ live_slots: -1 }, { live_slots: 1e6 }, { calls_per_minute: 2 ** 31 }];
  for (const limits of [...impossible, { calls_per_minute: 0.5 }, { cost_per_day: "-1" }])
    await expect(setLimits(pool, caller.account.id, limits)).rejects.toThrow(z.ZodError);
});
