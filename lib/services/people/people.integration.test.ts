import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { systemContext, type InstanceContext } from "@/lib/services/context";
import { findSession, listSessions, openSession, revokeSession } from ".";

const visitor = systemContext("test");
const as = (userId: string): InstanceContext => ({ ...visitor, actor: { kind: "member", userId } });

const find = (sessionId: string) => findSession({ ctx: visitor, input: { sessionId } });
const listed = async (userId: string) => (await listSessions({ ctx: as(userId) })).map(({ id }) => id);
const open = (userId: string) => openSession({ ctx: visitor, input: { userId } });

async function newUser(): Promise<{ id: string; email: string }> {
  const email = `${crypto.randomUUID()}@example.com`;
  const { id } = await getDb().user.create({ data: { email } });
  return { id, email };
}

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
    expect(await listed(stranger.id)).toEqual([]);
    expect(await listed(user.id)).toContain(sessionId);
    expect(await revokeSession({ ctx: as(user.id), input: { sessionId } })).toBe(true);
    expect(await find(sessionId)).toBeNull();
    expect(await listed(user.id)).not.toContain(sessionId);
  });

  it("end when they expire", async () => {
    const sessionId = await open(user.id);
    await getDb().session.update({ where: { id: sessionId }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await find(sessionId)).toBeNull();
    expect(await listed(user.id)).not.toContain(sessionId);
  });
});
