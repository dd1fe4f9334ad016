import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { requirePerson, sqlOf, type InstanceCall } from "@/lib/services/context";

/** How long a sign-in lasts. */
export const SESSION_SECONDS = 30 * 24 * 3600;

/** `lastSeenAt` is written at most this often. */
const SEEN_EVERY_SECONDS = 60;

export interface SignedIn {
  sessionId: string;
  user: { id: string; email: string; name: string | null; isOperator: boolean };
}

/** Opens a session for a user and returns its id, which the cookie's token carries. */
export async function openSession({ ctx, input }: InstanceCall<{ userId: string }>): Promise<string> {
  const { rows } = await sqlOf(ctx).query({
    text: `insert into app.session (id, user_id, user_agent, created_at, last_seen_at, expires_at)
           values (gen_random_uuid(), $1, $2, $3, now(), now() + make_interval(secs => $4)) returning id`,
    values: [input.userId, ctx.origin.agent, ctx.now(), SESSION_SECONDS],
  });
  return z.tuple([z.object({ id: z.uuid() })]).parse(rows)[0].id;
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
    createdAt: z.date(),
    lastSeenAt: z.date(),
  }),
);

/** The living sessions of the person who asks, newest first. */
export async function listSessions({ ctx }: InstanceCall): Promise<z.infer<typeof listedSchema>> {
  const { rows } = await sqlOf(ctx).query({
    text: `select id, user_agent as "userAgent", created_at as "createdAt", last_seen_at as "lastSeenAt"
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
