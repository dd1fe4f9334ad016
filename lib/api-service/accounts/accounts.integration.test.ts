import { afterEach, expect, it, vi } from "vitest";
import { AppError } from "@/lib/domain/errors";
import { MOST, nano, parseDollars } from "@/lib/domain/amounts/money";
import { answerCall } from "@/lib/api-service/answer-call";
import { createTestService } from "@/test/service";
import { deposit, depositSchema, newAccountSchema, revokeAccount, rotatePassword } from "./accounts";
import { sumLedger } from "./sql/sum-ledger";

afterEach(() => {
  vi.useRealTimers();
});

const basic = (login: string, password: string) =>
  `Basic ${Buffer.from(`${login}:${password}`).toString("base64")}`;

/** Two copies of the service on one database, each with what it remembers; how long that is, the test says. */
async function twoCopies() {
  vi.useFakeTimers({ toFake: ["performance"] });
  const [here, there] = [await createTestService(), await createTestService()];
  const { account } = await here.newCaller();
  const accepts = async (password = account.password): Promise<boolean[]> => {
    const known = await Promise.all(
      [here, there].map(({ service }) => service.authenticate(basic(account.login, password))),
    );
    return known.map((found) => found?.id === account.id);
  };
  return { pool: here.pool, account, accepts };
}

it("lets nobody in on any copy within five seconds of a revocation, however often they call", async () => {
  const { pool, account, accepts } = await twoCopies();
  expect(await accepts()).toEqual([true, true]);
  expect(await revokeAccount(pool, account.id, new Date())).toBe(true);
  for (let ms = 0; ms < 5_000; ms += 250) {
    await accepts();
    vi.advanceTimersByTime(250);
  }
  expect(await accepts()).toEqual([false, false]);
  expect(await rotatePassword(pool, account.id)).toBeNull();
});

it("takes a new password at once on every copy, and the old one on none after five seconds", async () => {
  const { pool, account, accepts } = await twoCopies();
  expect(await accepts()).toEqual([true, true]);
  const rotated = await rotatePassword(pool, account.id);
  expect(rotated?.login).toBe(account.login);
  expect(await accepts(rotated?.password)).toEqual([true, true]);
  vi.advanceTimersByTime(5_000);
  expect(await accepts(account.password)).toEqual([false, false]);
  expect(await accepts(rotated?.password)).toEqual([true, true]);
});

it("turns strangers and wrong passwords away before it reads what they send", async () => {
  const test = await createTestService();
  const { account, authorization } = await test.newCaller();
  const status = async (header: string | null) => {
    const reply = await answerCall(test.service, {
      method: "GET",
      pathname: "/v3/ai_optimization/gemini/llm_responses/models",
      authorization: header,
      readPosted: () => Promise.reject(new Error("no body is read of a stranger")),
    });
    return reply.http;
  };
  expect(await status(authorization)).toBe(200);
  for (const stranger of [
    null,
    basic(account.login, "wrong"),
    basic("nobody", account.password),
    basic("a\u0000b", account.password),
  ])
    expect(await status(stranger)).toBe(401);
});

it("takes no deposit that a column of money could not sum", async () => {
  const { pool, newCaller } = await createTestService();
  const { account } = await newCaller();
  const pay = (amount: bigint) => deposit(pool, account.id, nano(amount), new Date());
  await pay(MOST - 5n);
  await expect(pay(6n)).rejects.toThrow(AppError);
  await pay(5n);
  await pay(-MOST);
  await pay(-MOST);
  await expect(pay(-1n)).rejects.toMatchObject({ code: "invalid", fields: { amount: expect.any(String) } });
  expect((await sumLedger(pool, account.id)).deposit).toBe(-MOST);
});

it.each(["0", "-0.000", "", "1e3", "1,000", "1234567890", "0.1234567891", "abc"])(
  "takes %j for no deposit",
  (amount) => {
    expect(depositSchema.safeParse({ amount }).success).toBe(false);
  },
);

it.each(["", "   ", "a".repeat(81)])("takes %j for no name", (name) => {
  expect(newAccountSchema.safeParse({ name }).success).toBe(false);
});

it("refuses to have its ledger changed", async () => {
  const { pool, newCaller } = await createTestService();
  await deposit(pool, (await newCaller()).account.id, parseDollars("1"), new Date());
  for (const change of [
    "update api.ledger_entry set base = 0",
    "delete from api.ledger_entry",
    "truncate api.ledger_entry",
  ])
    await expect(pool.query(change)).rejects.toThrow("append-only");
});
