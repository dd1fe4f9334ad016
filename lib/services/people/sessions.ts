import "server-only";
import { prismaOf, requirePerson, type InstanceCall } from "@/lib/services/context";

/** How long a sign-in lasts. */
export const SESSION_SECONDS = 30 * 24 * 3600;

/** `lastSeenAt` is written at most this often. */
const SEEN_EVERY_MS = 60_000;

export interface SignedIn {
  sessionId: string;
  user: { id: string; email: string; name: string | null; isOperator: boolean };
}

/** Opens a session for a user and returns its id, which the cookie's token carries. */
export async function openSession({ ctx, input }: InstanceCall<{ userId: string }>): Promise<string> {
  const session = await prismaOf(ctx).session.create({
    data: {
      userId: input.userId,
      userAgent: ctx.origin.agent,
      expiresAt: new Date(Date.now() + SESSION_SECONDS * 1000),
    },
  });
  return session.id;
}

/** The living session with this id and its user, or null when it was revoked, expired or never was. */
export async function findSession({
  ctx,
  input: { sessionId },
}: InstanceCall<{ sessionId: string }>): Promise<SignedIn | null> {
  const db = prismaOf(ctx);
  const now = new Date();
  const session = await db.session.findUnique({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: now } },
    select: {
      id: true,
      lastSeenAt: true,
      user: { select: { id: true, email: true, name: true, isOperator: true } },
    },
  });
  if (!session) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await db.session.updateMany({ where: { id: session.id }, data: { lastSeenAt: now } });
  }
  return { sessionId: session.id, user: session.user };
}

/** The living sessions of the person who asks, newest first. */
export function listSessions({ ctx }: InstanceCall) {
  return prismaOf(ctx).session.findMany({
    where: { userId: requirePerson(ctx), revokedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
    orderBy: { createdAt: "desc" },
  });
}

/** Ends one of one's own sessions. Somebody else's looks missing and stays. Returns whether it ended now. */
export async function revokeSession({
  ctx,
  input: { sessionId },
}: InstanceCall<{ sessionId: string }>): Promise<boolean> {
  const { count } = await prismaOf(ctx).session.updateMany({
    where: { id: sessionId, userId: requirePerson(ctx), revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count === 1;
}
