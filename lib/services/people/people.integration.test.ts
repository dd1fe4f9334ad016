import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { hashPassword } from "@/lib/password";
import { systemContext, type InstanceContext } from "@/lib/services/context";
import { authenticate, findSession, listSessions, openSession, revokeSession } from ".";

const PASSWORD = "correct horse battery staple";

const visitor = systemContext("test");
const as = (userId: string): InstanceContext => ({ ...visitor, actor: { kind: "member", userId } });

const signIn = (input: unknown) => authenticate({ ctx: visitor, input });
const find = (sessionId: string) => findSession({ ctx: visitor, input: { sessionId } });
const open = (userId: string) => openSession({ ctx: visitor, input: { userId } });

async function newUser(): Promise<{ id: string; email: string }> {
  const email = `${crypto.randomUUID()}@example.com`;
  const { id } = await getDb().user.create({ data: { email, passwordHash: await hashPassword(PASSWORD) } });
  return { id, email };
}

describe("authenticate", () => {
  it("knows a user by e-mail in any case and password", async () => {
    const { id, email } = await newUser();
    expect(await signIn({ email: ` ${email.toUpperCase()} `, password: PASSWORD })).toBe(id);
    expect(await signIn({ email, password: `${PASSWORD}!` })).toBeNull();
    expect(await signIn({ email: `nobody-${email}`, password: PASSWORD })).toBeNull();
    expect(await signIn({ email, password: "" })).toBeNull();
    expect(await signIn(undefined)).toBeNull();
  });

  it("slows guessing down, for unknown users just the same, and a success clears the count", async () => {
    const { id, email } = await newUser();
    for (let failure = 0; failure < 4; failure += 1) await signIn({ email, password: "wrong password" });
    expect(await signIn({ email, password: PASSWORD })).toBe(id);

    const unknown = `${crypto.randomUUID()}@example.com`;
    for (const guessed of [email, unknown]) {
      for (let failure = 0; failure < 5; failure += 1)
        await signIn({ email: guessed, password: "wrong password" });
    }
    expect(await signIn({ email, password: PASSWORD })).toBeNull();
    const blocked = await getDb().signInThrottle.count({
      where: { failures: { gte: 5 }, blockedTo: { gt: new Date() } },
    });
    expect(blocked).toBeGreaterThanOrEqual(2);
  });

  it("lets somebody in again when the pause is over", async () => {
    const { id, email } = await newUser();
    for (let failure = 0; failure < 6; failure += 1) await signIn({ email, password: "wrong password" });
    await getDb().signInThrottle.updateMany({ data: { blockedTo: new Date(0) } });
    expect(await signIn({ email, password: PASSWORD })).toBe(id);
  });
});

describe("sessions", () => {
  let user: { id: string; email: string };
  beforeAll(async () => {
    user = await newUser();
  });

  it("are found while they live, and listed", async () => {
    const sessionId = await openSession({
      ctx: { ...visitor, origin: { ...visitor.origin, agent: "a browser" } },
      input: { userId: user.id },
    });
    expect(await find(sessionId)).toMatchObject({
      sessionId,
      user: { id: user.id, email: user.email },
    });
    expect(await listSessions({ ctx: as(user.id) })).toContainEqual(
      expect.objectContaining({ id: sessionId, userAgent: "a browser" }),
    );
  });

  it("end when revoked, by their owner only", async () => {
    const sessionId = await open(user.id);
    const stranger = await newUser();
    expect(await revokeSession({ ctx: as(stranger.id), input: { sessionId } })).toBe(false);
    expect(await find(sessionId)).not.toBeNull();
    expect(await revokeSession({ ctx: as(user.id), input: { sessionId } })).toBe(true);
    expect(await find(sessionId)).toBeNull();
  });

  it("end when they expire", async () => {
    const sessionId = await open(user.id);
    await getDb().session.update({ where: { id: sessionId }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await find(sessionId)).toBeNull();
  });
});
