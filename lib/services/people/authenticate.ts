import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { getDb } from "@/lib/db/client";
import { emailSchema, PASSWORD_MAX } from "@/lib/domain/credentials";
import { verifyPassword } from "@/lib/password";
import { prismaOf, type InstanceCall } from "@/lib/services/context";

/** Failures before the first pause; each further one doubles it. */
const FREE_FAILURES = 5;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

const attemptSchema = z.object({ email: emailSchema, password: z.string().min(1).max(PASSWORD_MAX) });

const throttleKey = (email: string): string => createHash("sha256").update(`account:${email}`).digest("hex");

/**
 * The id of the user whose e-mail and password these are, or null. Unknown user, wrong password and too many attempts
 * are the same null, take the same time, and count the same, so that nobody learns who has an account.
 */
export async function authenticate({ ctx, input }: InstanceCall<unknown>): Promise<string | null> {
  const parsed = attemptSchema.safeParse(input);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const db = prismaOf(ctx);
  const key = throttleKey(email);
  const throttle = await db.signInThrottle.findUnique({ where: { key } });
  if (throttle && throttle.blockedTo > new Date()) return null;

  const user = await db.user.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
  if (await verifyPassword(password, user?.passwordHash ?? null)) {
    await db.signInThrottle.deleteMany({ where: { key } });
    return user?.id ?? null;
  }
  await countFailure(key);
  return null;
}

async function countFailure(key: string): Promise<void> {
  const db = getDb();
  const now = new Date();
  const row = await db.signInThrottle.upsert({
    where: { key },
    create: { key, failures: 1, blockedTo: now, updatedAt: now },
    update: { failures: { increment: 1 }, updatedAt: now },
  });
  const over = row.failures - FREE_FAILURES;
  if (over < 0) return;
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(over, 20));
  await db.signInThrottle.update({ where: { key }, data: { blockedTo: new Date(now.getTime() + pause) } });
}
