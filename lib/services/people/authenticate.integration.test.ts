import { randomInt, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { takeAttempt } from "@/lib/db/sql/team/sign-in-throttle";
import { hashPassword } from "@/lib/password";
import { systemContext, type InstanceContext } from "@/lib/services/context";
import { authenticate } from ".";

const PASSWORD = "correct horse battery staple";
const WRONG = "wrong password";

let passwordHash = "";
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD);
});

async function newUser(): Promise<{ id: string; email: string }> {
  const email = `${randomUUID()}@example.com`;
  const { id } = await getDb().user.create({ data: { email, passwordHash } });
  return { id, email };
}

/** An address of the documentation's that nobody else in this file guesses from. */
const newAddress = (): string =>
  `2001:db8:${randomInt(0xffff).toString(16)}:${randomInt(0xffff).toString(16)}::1`;

interface From {
  address?: string | null;
  deviceToken?: string | null;
}

const contextAt = (address: string | null): InstanceContext => {
  const ctx = systemContext("test");
  return { ...ctx, origin: { ...ctx.origin, address } };
};

const signIn = (email: string, password: string, { address = null, deviceToken = null }: From = {}) =>
  authenticate({ ctx: contextAt(address), input: { credentials: { email, password }, deviceToken } });

async function guess(email: string, times: number, from: From): Promise<void> {
  for (let guessed = 0; guessed < times; guessed += 1) expect(await signIn(email, WRONG, from)).toBeNull();
}

/** Lets every pause end, as if the time had passed: not this very moment, which is kept rounded and may be yet to come. */
const endPauses = () =>
  getPool().query("update app.sign_in_throttle set blocked_to = now() - interval '1 second'");

/** How often passwords have been looked at, as it was counted. */
async function counted(): Promise<number> {
  const { rows } = await getPool().query<{ sum: string }>(
    "select coalesce(sum(failures), 0) as sum from app.sign_in_throttle",
  );
  return Number(rows[0]?.sum);
}

describe("who somebody is", () => {
  it("is known by e-mail in any case and password, and by nothing else", async () => {
    const { id, email } = await newUser();
    const here = { address: newAddress() };
    expect(await signIn(` ${email.toUpperCase()} `, PASSWORD, here)).toMatchObject({ userId: id });
    expect(await signIn(email, `${PASSWORD}!`, here)).toBeNull();
    expect(await signIn(`nobody-${email}`, PASSWORD, here)).toBeNull();
    expect(await signIn(email, "", here)).toBeNull();
    expect(await signIn(`${email}\0`, PASSWORD, here)).toBeNull();
    const input = { credentials: undefined, deviceToken: null };
    expect(await authenticate({ ctx: contextAt(null), input })).toBeNull();
  });
});

describe("guessing", () => {
  it("is slowed down after five failures, for unknown accounts just the same", async () => {
    const { email } = await newUser();
    for (const guessed of [email, `${randomUUID()}@example.com`]) {
      const here = { address: newAddress() };
      const before = await counted();
      await guess(guessed, 5, here);
      const five = (await counted()) - before;
      expect(await signIn(guessed, PASSWORD, here)).toBeNull();
      expect((await counted()) - before).toBe(five);
    }
  });

  it("is counted before it is judged: of 80 guesses at once five are looked at", async () => {
    const { email } = await newUser();
    const here = { address: newAddress() };
    const before = await counted();
    const outcomes = await Promise.all(
      Array.from({ length: 80 }, (_, index) => signIn(email, index === 79 ? PASSWORD : WRONG, here)),
    );
    expect(outcomes.filter((outcome) => outcome !== null)).toHaveLength(0);
    // Each of the five against the address and against the account.
    expect((await counted()) - before).toBe(10);
  });

  it("waits twice as long each time, from two seconds to a quarter of an hour, and is forgotten after a day", async () => {
    const key = randomUUID();
    const attempt = () => takeAttempt({ key, free: 5, longestPauseSeconds: 900 });
    const pauses: number[] = [];
    for (let attempts = 0; attempts < 16; attempts += 1) {
      expect(await attempt()).toBe(true);
      const { rows } = await getPool().query<{ pause: string }>(
        "select extract(epoch from blocked_to - updated_at) as pause from app.sign_in_throttle where key = $1",
        [key],
      );
      const pause = Math.round(Number(rows[0]?.pause));
      pauses.push(pause);
      if (pause > 0) expect(await attempt()).toBe(false);
      await endPauses();
    }
    expect(pauses).toEqual([0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
    await getPool().query(
      "update app.sign_in_throttle set updated_at = now() - interval '25 hours' where key = $1",
      [key],
    );
    expect(await attempt()).toBe(true);
    expect(await attempt()).toBe(true);
  });

  it("by many addresses at one account is slowed down as well", async () => {
    const { email } = await newUser();
    for (let attempts = 0; attempts < 50; attempts += 5)
      await guess(email, 5, { address: `198.51.100.${attempts}` });
    expect(await signIn(email, PASSWORD, { address: "203.0.113.1" })).toBeNull();
    await endPauses();
    expect(await signIn(email, PASSWORD, { address: "203.0.113.1" })).not.toBeNull();
  });

  it("counts all addresses of one IPv6 subscriber as one", async () => {
    const { email } = await newUser();
    for (let host = 1; host <= 5; host += 1) await guess(email, 1, { address: `2001:db8:7:7::${host}` });
    expect(await signIn(email, PASSWORD, { address: "2001:db8:7:7:ffff::9" })).toBeNull();
    expect(await signIn(email, PASSWORD, { address: "2001:db8:7:8::9" })).not.toBeNull();
  });
});

describe("an owner whose account somebody else guesses at for ever", () => {
  it("signs in from another address, and the guesser's count stays", async () => {
    const { id, email } = await newUser();
    const [guesser, owner] = [{ address: newAddress() }, { address: newAddress() }];
    for (let round = 0; round < 4; round += 1) {
      await guess(email, 10, guesser);
      expect(await signIn(email, PASSWORD, owner)).toMatchObject({ userId: id });
    }
    expect(await signIn(email, PASSWORD, guesser)).toBeNull();
  });

  it("signs in at the very same address, on a device that has signed in before", async () => {
    const { id, email } = await newUser();
    const here = { address: newAddress() };
    const first = await signIn(email, PASSWORD, here);
    await guess(email, 60, here);
    expect(await signIn(email, PASSWORD, here)).toBeNull();
    const again = await signIn(email, PASSWORD, { ...here, deviceToken: first?.deviceToken });
    expect(again).toMatchObject({ userId: id });

    // A device is no way to guess either.
    await guess(email, 5, { ...here, deviceToken: again?.deviceToken });
    expect(await signIn(email, PASSWORD, { ...here, deviceToken: again?.deviceToken })).toBeNull();
  });

  it("is not helped by a device of somebody else's, nor by a made-up one", async () => {
    const { email } = await newUser();
    const stranger = await newUser();
    const here = { address: newAddress() };
    const strangers = await signIn(stranger.email, PASSWORD, here);
    await guess(email, 5, here);
    const [deviceId = "", mark = ""] = (strangers?.deviceToken ?? "").split(".");
    for (const deviceToken of [
      strangers?.deviceToken,
      `${deviceId}.${mark}.${mark.slice(0, -1)}A`,
      deviceId,
      `${randomUUID()}.${mark}`,
      "..",
      "x".repeat(5_000),
    ])
      expect(await signIn(email, PASSWORD, { ...here, deviceToken })).toBeNull();
  });

  it("may share a device with others", async () => {
    const [one, other] = [await newUser(), await newUser()];
    const here = { address: newAddress() };
    const first = await signIn(one.email, PASSWORD, here);
    const both = await signIn(other.email, PASSWORD, { ...here, deviceToken: first?.deviceToken });
    for (const { id, email } of [one, other]) {
      await guess(email, 5, here);
      expect(await signIn(email, PASSWORD, { ...here, deviceToken: both?.deviceToken })).toMatchObject({
        userId: id,
      });
    }
  });
});
