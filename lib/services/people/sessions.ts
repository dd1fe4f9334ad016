import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { PROVIDERS, type Provider } from "@/lib/domain/team/sign-in";
import { requirePerson, sqlOf, type InstanceCall, type InstanceContext } from "@/lib/services/context";

/** How long a sign-in lasts. */
export const SESSION_SECONDS = 30 * 24 * 3600;

/** `lastSeenAt` is written at most this often. */
const SEEN_EVERY_SECONDS = 60;

export interface SignedIn {
  sessionId: string;
  user: { id: string; email: string; name: string | null; isOperator: boolean };
}

interface NewSession {
  userId: string;
  /** By whose word it is opened; by nobody's for the password. */
  provider?: Provider;
  /** Where the browser says it is. */
  timeZone?: string | null;
}

/** Opens a session for a user and returns its id, which the cookie's token carries. */
export async function openSession({
  ctx,
  input: { userId, provider, timeZone },
}: InstanceCall<NewSession>): Promise<string> {
  const { rows } = await sqlOf(ctx).query({
    text: `insert into app.session
             (id, user_id, user_agent, provider, time_zone, created_at, last_seen_at, expires_at)
           values (gen_random_uuid(), $1, $2, $3, $4, $5, now(), now() + make_interval(secs => $6)) returning id`,
    values: [userId, ctx.origin.agent, provider ?? null, timeZone ?? null, ctx.now(), SESSION_SECONDS],
  });
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
}

interface Proven {
  userId: string;
  /** The hash that the password was found to be of. */
  passwordHash: string;
  timeZone: string | null;
}

/**
 * Opens a session for a user whose password was proven; null where it is another by now. It waits for a change that is
 * under way, which ends the sessions opened before it.
 */
export async function openProvenSession(
  ctx: InstanceContext,
  { userId, passwordHash, timeZone }: Proven,
): Promise<string | null> {
  const { rows } = await sqlOf(ctx).query({
    text: `insert into app.session (id, user_id, user_agent, time_zone, created_at, last_seen_at, expires_at)
           select gen_random_uuid(), proven.id, $3, $4, $5, now(), now() + make_interval(secs => $6)
             from (select id from app."user" where id = $1 and password_hash = $2 and deleted_at is null for share) proven
           returning id`,
    values: [userId, passwordHash, ctx.origin.agent, timeZone, ctx.now(), SESSION_SECONDS],
  });
  const [session] = z.array(z.object({ id: z.uuid() })).parse(rows);
  return session?.id ?? null;
}

const livingSchema = z.array(
  z.object({
    id: z.uuid(),
    seenLately: z.boolean(),
    userId: z.uuid(),
    email: z.string(),
    name: z.string().nullable(),
    isOperator: z.boolean(),
  }),
);

/** The living session with this id and its user, or null when it was revoked, expired or never was. */
export async function findSession({
  ctx,
  input: { sessionId },
}: InstanceCall<{ sessionId: string }>): Promise<SignedIn | null> {
  const db = sqlOf(ctx);
  const { rows } = await db.query({
    text: `select session.id, last_seen_at > now() - make_interval(secs => $2) as "seenLately",
                  u.id as "userId", u.email, u.name, u.is_operator as "isOperator"
             from app.session join app.user u on u.id = session.user_id
            where session.id = $1 and revoked_at is null and expires_at > now()`,
    values: [sessionId, SEEN_EVERY_SECONDS],
  });
  const [session] = livingSchema.parse(rows);
  if (!session) return null;
  const { id, seenLately, userId, email, name, isOperator } = session;
  if (!seenLately)
    await db.query({ text: "update app.session set last_seen_at = now() where id = $1", values: [id] });
  return { sessionId: id, user: { id: userId, email, name, isOperator } };
}

const listedSchema = z.array(
  z.object({
    id: z.uuid(),
    userAgent: z.string().nullable(),
    timeZone: z.string().nullable(),
    /** Null for the password. */
    provider: z.enum(PROVIDERS).nullable(),
    createdAt: z.date(),
    lastSeenAt: z.date(),
  }),
);

/** The living sessions of the person who asks, newest first. */
export async function listSessions({ ctx }: InstanceCall): Promise<z.infer<typeof listedSchema>> {
  const { rows } = await sqlOf(ctx).query({
    text: `select id, user_agent as "userAgent", time_zone as "timeZone", provider, created_at as "createdAt",
                  last_seen_at as "lastSeenAt"
             from app.session
            where user_id = $1 and revoked_at is null and expires_at > now() order by created_at desc`,
    values: [requirePerson(ctx)],
  });
  return listedSchema.parse(rows);
}

/** Ends one of one's own sessions. Somebody else's looks missing and stays. Returns whether it ended now. */
export async function revokeSession({
  ctx,
  input: { sessionId },
}: InstanceCall<{ sessionId: string }>): Promise<boolean> {
  const userId = requirePerson(ctx);
  return withTransaction(ctx, async (ctx) => {
    const { count } = await ctx.tx.prisma.session.updateMany({
      where: { id: sessionId, userId, revokedAt: null },
      data: { revokedAt: ctx.now() },
    });
    if (count === 0) return false;
    await recordDecision(ctx.tx, ctx, {
      workspaceId: null,
      action: "session.revoke",
      entityId: sessionId,
    });
    return true;
  });
}

/** Ends all of one's own sessions but one, and says how many there were. */
export async function revokeOtherSessions({
  ctx,
  input: { sessionId },
}: InstanceCall<{ sessionId: string }>): Promise<number> {
  const userId = requirePerson(ctx);
  return withTransaction(ctx, async (ctx) => {
    const count = await endSessions(ctx, { userId, but: sessionId });
    if (count === 0) return 0;
    await recordDecision(ctx.tx, ctx, {
      workspaceId: null,
      action: "session.revoke_others",
      entityId: userId,
      after: { ended: count },
    });
    return count;
  });
}

interface Ending {
  userId: string;
  /** The one that goes on. */
  but: string | null;
  /** Only those that it opened. */
  provider?: string;
}

/** Ends a user's sessions, all or all but one, and says how many there were. */
export async function endSessions(
  { tx, now }: InstanceContext & { tx: Transaction },
  { userId, but, provider }: Ending,
): Promise<number> {
  const { count } = await tx.prisma.session.updateMany({
    where: { userId, revokedAt: null, provider, ...(but !== null && { id: { not: but } }) },
    data: { revokedAt: now() },
  });
  return count;
}
