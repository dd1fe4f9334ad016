import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { hashPassword } from "@/lib/password";
import { authenticate, findSession, listSessions, openSession, revokeSession } from ".";

const PASSWORD = "correct horse battery staple";

async function newUser(): Promise<{ id: string; email: string }> {
  const email = `${crypto.randomUUID()}@example.com`;
  const { id } = await getDb().user.create({ data: { email, passwordHash: await hashPassword(PASSWORD) } });
  return { id, email };
}

describe("authenticate", () => {
  it("knows a user by e-mail in any case and password", async () => {
    const { id, email } = await newUser();
    expect(await authenticate({ email: ` ${email.toUpperCase()} `, password: PASSWORD })).toBe(id);
    expect(await authenticate({ email, password: `${PASSWORD}!` })).toBeNull();
    expect(await authenticate({ email: `nobody-${email}`, password: PASSWORD })).toBeNull();
    expect(await authenticate({ email, password: "" })).toBeNull();
    expect(await authenticate(undefined)).toBeNull();
  });

  it("slows guessing down, for unknown users just the same, and a success clears the count", async () => {
    const { id, email } = await newUser();
    for (let failure = 0; failure < 4; failure += 1)
      await authenticate({ email, password: "wrong password" });
    expect(await authenticate({ email, password: PASSWORD })).toBe(id);

    const unknown = `${crypto.randomUUID()}@example.com`;
    for (const guessed of [email, unknown]) {
      for (let failure = 0; failure < 5; failure += 1)
        await authenticate({ email: guessed, password: "wrong password" });
    }
    expect(await authenticate({ email, password: PASSWORD })).toBeNull();
    const blocked = await getDb().signInThrottle.count({
      where: { failures: { gte: 5 }, blockedTo: { gt: new Date() } },
    });
    expect(blocked).toBeGreaterThanOrEqual(2);
  });

  it("lets somebody in again when the pause is over", async () => {
    const { id, email } = await newUser();
    for (let failure = 0; failure < 6; failure += 1)
      await authenticate({ email, password: "wrong password" });
    await getDb().signInThrottle.updateMany({ data: { blockedTo: new Date(0) } });
    expect(await authenticate({ email, password: PASSWORD })).toBe(id);
  });
});

describe("sessions", () => {
  let user: { id: string; email: string };
  beforeAll(async () => {
    user = await newUser();
  });

  it("are found while they live, and listed", async () => {
    const sessionId = await openSession({ userId: user.id, userAgent: "a browser" });
    expect(await findSession(sessionId)).toMatchObject({
      sessionId,
      user: { id: user.id, email: user.email },
    });
    expect((await listSessions(user.id)).map(({ id }) => id)).toContain(sessionId);
  });

  it("end when revoked, by their owner only", async () => {
    const sessionId = await openSession({ userId: user.id, userAgent: null });
    const stranger = await newUser();
    expect(await revokeSession({ userId: stranger.id, sessionId })).toBe(false);
    expect(await findSession(sessionId)).not.toBeNull();
    expect(await revokeSession({ userId: user.id, sessionId })).toBe(true);
    expect(await findSession(sessionId)).toBeNull();
  });

  it("end when they expire", async () => {
    const sessionId = await openSession({ userId: user.id, userAgent: null });
    await getDb().session.update({ where: { id: sessionId }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await findSession(sessionId)).toBeNull();
  });
});
