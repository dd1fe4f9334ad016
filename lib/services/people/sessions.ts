import "server-only";
import { getDb } from "@/lib/db/client";

/** How long a sign-in lasts. */
export const SESSION_SECONDS = 30 * 24 * 3600;

/** `lastSeenAt` is written at most this often. */
const SEEN_EVERY_MS = 60_000;

export interface SignedIn {
  sessionId: string;
  user: { id: string; email: string; name: string | null; isOperator: boolean };
}

/** Opens a session for a user and returns its id, which the cookie's token carries. */
export async function openSession({
  userId,
  userAgent,
}: {
  userId: string;
  userAgent: string | null;
}): Promise<string> {
  const session = await getDb().session.create({
    data: {
      userId,
      userAgent: userAgent?.slice(0, 300) ?? null,
      expiresAt: new Date(Date.now() + SESSION_SECONDS * 1000),
    },
  });
  return session.id;
}

/** The living session with this id and its user, or null when it was revoked, expired or never was. */
export async function findSession(sessionId: string): Promise<SignedIn | null> {
  const db = getDb();
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

/** A user's living sessions, newest first. */
export function listSessions(userId: string) {
  return getDb().session.findMany({
    where: { userId, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
    orderBy: { createdAt: "desc" },
  });
}

/** Ends one of a user's own sessions. Somebody else's looks missing and stays. */
export async function revokeSession({
  userId,
  sessionId,
}: {
  userId: string;
  sessionId: string;
}): Promise<boolean> {
  const { count } = await getDb().session.updateMany({
    where: { id: sessionId, userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count === 1;
}
