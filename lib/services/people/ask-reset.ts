import "server-only";
import { z } from "zod";
import { withTransaction } from "@/lib/db/transaction";
import { foldEmail } from "@/lib/domain/team/credentials";
import { typedText } from "@/lib/domain/text/typed-text";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { mailResetJob } from "@/lib/queue/definitions";
import { enqueue } from "@/lib/queue/queue";
import { requireOperator, sqlOf, type InstanceCall } from "@/lib/services/context";
import { queueMail } from "@/lib/services/mail/queue-mail";
import { askingForReset, mayTry } from "./attempts";
import { findByEmail } from "./find-by-email";
import { keepToken } from "./reset-password";

/** How long a mailed link opens what it opens, and a wish is kept. */
const MAILED_FOR = "1 hour";

/** Longer ones are nobody's. */
export const resetWishSchema = z.object({ email: typedText("The e-mail").trim().min(1).max(254) });

/**
 * Takes down that somebody wants a new password for an address. Whose it is, and whether it is anybody's, only a job
 * looks: whoever asks is told the same, after the same work. Of too many wishes the last are left.
 */
export async function askForReset({
  ctx,
  input,
}: InstanceCall<z.input<typeof resetWishSchema>>): Promise<void> {
  const { email: typed } = resetWishSchema.parse(input);
  if (env().mail === null) return;
  if (!(await mayTry(askingForReset(foldEmail(typed), ctx.origin.address)))) return;
  await withTransaction(ctx, async ({ tx }) => {
    await tx.query({ text: "delete from app.password_reset where expires_at <= now()", values: [] });
    const { rows } = await tx.query({
      text: `insert into app.password_reset (id, email, expires_at)
             values (gen_random_uuid(), $1, now() + $2::interval) returning id`,
      values: [typed, MAILED_FOR],
    });
    const [{ id: resetId }] = z.tuple([z.object({ id: z.uuid() })]).parse(rows);
    await enqueue(mailResetJob, { resetId }, { tx });
  });
}

const wishSchema = z.array(z.object({ email: z.string() }));

/** Has a link mailed to the account whose address was asked for, if there is one; the wish is then gone. */
export async function mailPasswordReset({
  ctx,
  input: { resetId },
}: InstanceCall<{ resetId: string }>): Promise<void> {
  requireOperator(ctx);
  await withTransaction(ctx, async (ctx) => {
    const { rows } = await sqlOf(ctx).query({
      text: `select email from app.password_reset
              where id = $1 and email is not null and expires_at > now() for update`,
      values: [resetId],
    });
    const [wish] = wishSchema.parse(rows);
    if (!wish) return;
    const user = await findByEmail(ctx, wish.email);
    if (!user) {
      await ctx.tx.prisma.passwordReset.deleteMany({ where: { id: resetId } });
      return;
    }
    const token = await keepToken(ctx, { userId: user.id, lasts: MAILED_FOR, resetId });
    await queueMail(ctx, {
      to: user.email,
      subject: "Reset your Sightline password",
      text: [
        "Somebody, probably you, asked for a new password for your Sightline account. Choose it here, within an hour:",
        new URL(paths.resetPassword(token), env().url).href,
        "The link works once. If you did not ask for it, leave it: nothing changes.",
      ].join("\n\n"),
    });
  });
}
