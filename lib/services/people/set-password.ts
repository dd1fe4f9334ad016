import "server-only";
import { recordDecision } from "@/lib/db/audit";
import type { Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import type { InstanceContext } from "@/lib/services/context";
import { queueMail } from "@/lib/services/mail/queue-mail";
import { endSessions } from "./sessions";

interface NewPassword {
  userId: string;
  passwordHash: string;
  /** What it replaces; null for whatever there is. */
  instead: { passwordHash: string | null } | null;
  /** A session that goes on. */
  keep: string | null;
  action: "user.change_password" | "user.reset_password" | "user.set_first_password";
}

/**
 * Writes another password of a user, ends their sessions and the links by which it could be reset, and tells them so by
 * mail. Says how many sessions ended. Throws `conflict` where the password to be replaced is another by now.
 */
export async function setPassword(
  ctx: InstanceContext & { tx: Transaction },
  { userId, passwordHash, instead, keep, action }: NewPassword,
): Promise<number> {
  const { prisma } = ctx.tx;
  const [user] = await prisma.user.updateManyAndReturn({
    where: { id: userId, deletedAt: null, ...instead },
    data: { passwordHash },
    select: { email: true },
  });
  if (!user)
    throw new AppError("conflict", {
      message: "Your password was changed elsewhere meanwhile, and was left as it is.",
    });
  // After the password: a session that was opened by the old one in between is among them.
  const ended = await endSessions(ctx, { userId, but: keep });
  await prisma.passwordReset.deleteMany({ where: { userId } });
  await recordDecision(ctx.tx, ctx, {
    workspaceId: null,
    action,
    entityId: userId,
    after: { sessionsEnded: ended },
  });
  await queueMail(ctx, {
    to: user.email,
    subject: "Your Sightline password was changed",
    text: [
      "The password of your Sightline account was changed just now, and you were signed out elsewhere.",
      "If that was not you, ask the operator of your Sightline for a link to reset it.",
    ].join("\n\n"),
  });
  return ended;
}
