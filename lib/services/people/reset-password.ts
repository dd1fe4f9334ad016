import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { newPasswordSchema } from "@/lib/domain/team/credentials";
import { isMadeUp } from "@/lib/domain/team/made-up";
import { AppError } from "@/lib/domain/errors";
import { hashPassword } from "@/lib/password";
import { requireOperator, sqlOf, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { hashToken, makeToken } from "@/lib/services/link-token";
import { setPassword } from "./set-password";

/** A link that was made for somebody goes by hand, and may lie until the next morning. */
export const MADE_FOR = "24 hours";

export const passwordResetSchema = z.object({ token: z.string().max(200), password: newPasswordSchema });

const userIdSchema = z.array(z.object({ userId: z.uuid() }));

/**
 * Gives the account that a link is for another password, and ends all its sessions. The link opens nothing any more.
 * Throws `invalid` for a link that is used, too old, or made up.
 */
export async function resetPassword({
  ctx,
  input,
}: InstanceCall<z.input<typeof passwordResetSchema>>): Promise<void> {
  const { token, password } = passwordResetSchema.parse(input);
  const tokenHash = hashToken(token);
  // Before the work of hashing a password, which nobody without a link is to cause.
  const living = await sqlOf(ctx).query({
    text: `select user_id as "userId" from app.password_reset where token_hash = $1 and expires_at > now()`,
    values: [tokenHash],
  });
  if (living.rows.length === 0) throw spent();
  const passwordHash = await hashPassword(password);
  await withTransaction(ctx, async (ctx) => {
    const { rows } = await ctx.tx.query({
      text: `delete from app.password_reset where token_hash = $1 and expires_at > now() returning user_id as "userId"`,
      values: [tokenHash],
    });
    const [used] = userIdSchema.parse(rows);
    if (!used) throw spent();
    const { userId } = used;
    // Whoever has the link is the person it was made for.
    await setPassword(
      { ...ctx, actor: { kind: "member", userId } },
      { userId, passwordHash, instead: null, keep: null, action: "user.reset_password" },
    );
  });
}

const spent = (): AppError =>
  new AppError("invalid", {
    message: "This link was used, or is too old. Nothing was changed; ask for another.",
    fields: { token: "used or too old" },
  });

/**
 * Makes a link by which one account's password can be reset, once and for a day; whoever makes it hands it over. Returns
 * the secret of the link, which is not kept. Throws `not_found` where there is no such account.
 */
export async function makeResetLink({
  ctx,
  input: { userId },
}: InstanceCall<{ userId: string }>): Promise<{ token: string }> {
  requireOperator(ctx);
  return withTransaction(ctx, async (ctx) => {
    const users = await ctx.tx.prisma.user.count({ where: { id: userId, deletedAt: null } });
    if (users === 0) throw new AppError("not_found", { message: "There is no such account." });
    const token = await keepToken(ctx, { userId, lasts: MADE_FOR, resetId: null });
    await recordDecision(ctx.tx, ctx, {
      workspaceId: null,
      action: "user.make_reset_link",
      entityId: userId,
    });
    return { token };
  });
}

interface NewToken {
  userId: string;
  /** A PostgreSQL interval. */
  lasts: string;
  /** The wish that the link answers; null for a link that nobody asked for here. */
  resetId: string | null;
}

/**
 * Makes a secret that resets a user's password, keeps its hash, and returns it. An older one opens nothing any more.
 * Throws `forbidden` for somebody whom a demo made up: nobody is to act under their name.
 */
export async function keepToken(
  { tx }: InstanceContext & { tx: Transaction },
  { userId, lasts, resetId }: NewToken,
): Promise<string> {
  const { email } = await tx.prisma.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true },
  });
  if (isMadeUp(email))
    throw new AppError("forbidden", { message: "This person is made up by a demo and cannot sign in." });
  const token = makeToken();
  await tx.query({ text: "delete from app.password_reset where user_id = $1", values: [userId] });
  await tx.query({
    text: `insert into app.password_reset (id, user_id, token_hash, expires_at)
           values (coalesce($1, gen_random_uuid()), $2, $3, now() + $4::interval)
           on conflict (id) do update
             set email = null, user_id = excluded.user_id, token_hash = excluded.token_hash, expires_at = excluded.expires_at`,
    values: [resetId, userId, hashToken(token), lasts],
  });
  return token;
}
