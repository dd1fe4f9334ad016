import { expect, it } from "vitest";
import { revokeAccount, rotatePassword } from "./accounts";
import { createTestService } from "@/test/service";

const START = Date.parse("2026-11-21T10:00:00Z");

/** Two copies of the service on one database, each with what it remembers, under one clock. */
async function twoCopies() {
  let at = START;
  const now = () => new Date(at);
  const [here, there] = [await createTestService({ now }), await createTestService({ now })];
  const { account } = await here.newCaller();
  const basic = (password: string) =>
    `Basic ${Buffer.from(`${account.login}:${password}`).toString("base64")}`;
  const accepts = async (password = account.password): Promise<boolean[]> => {
    const known = await Promise.all(
      [here, there].map(({ service }) => service.authenticate(basic(password))),
    );
    return known.map((found) => found?.id === account.id);
  };
  return { pool: here.pool, account, accepts, now, moveTo: (ms: number) => (at = START + ms) };
}

it("lets nobody in on any copy within five seconds of a revocation, however often they call", async () => {
  const { pool, account, accepts, now, moveTo } = await twoCopies();
  expect(await accepts()).toEqual([true, true]);
  expect(await revokeAccount(pool, account.id, now())).toBe(true);
  for (let ms = 0; ms < 5_000; ms += 250) {
    moveTo(ms);
    await accepts();
  }
  moveTo(5_000);
  expect(await accepts()).toEqual([false, false]);
  expect(await rotatePassword(pool, account.id)).toBeNull();
});

it("takes a new password at once on every copy, and the old one on none after five seconds", async () => {
  const { pool, account, accepts, moveTo } = await twoCopies();
  expect(await accepts()).toEqual([true, true]);
  const renewed = await rotatePassword(pool, account.id);
  expect(renewed?.login).toBe(account.login);
  expect(await accepts(renewed?.password)).toEqual([true, true]);
  moveTo(5_000);
  expect(await accepts(account.password)).toEqual([false, false]);
  expect(await accepts(renewed?.password)).toEqual([true, true]);
});

it("does not go on believing because a clock was set back", async () => {
  const { pool, account, accepts, now, moveTo } = await twoCopies();
  await accepts();
  await revokeAccount(pool, account.id, now());
  moveTo(-3_600_000);
  expect(await accepts()).toEqual([false, false]);
});
