import "server-only";
import { z } from "zod";
import { newPasswordSchema } from "@/lib/domain/team/credentials";
import { AppError } from "@/lib/domain/errors";
import { PASSWORD_MAX } from "@/lib/domain/team/password-limits";
import { withTransaction } from "@/lib/db/transaction";
import { hashPassword, verifyPassword } from "@/lib/password";
import { prismaOf, requirePerson, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { forgive, mayTry, provingAgain } from "./attempts";
import { setPassword } from "./set-password";

export const passwordChangeSchema = z.object({
  present: z.string().min(1, "The password you sign in with now.").max(PASSWORD_MAX),
  wanted: newPasswordSchema,
});

interface PasswordChange extends z.input<typeof passwordChangeSchema> {
  /** The session in which it is changed, which goes on. */
  sessionId: string;
}

/**
 * Gives the person who asks another password, after they gave their present one, and ends all their other sessions.
 * Says how many those were. Throws `invalid` for a wrong password, counted as signing in is.
 */
export async function changePassword({ ctx, input }: InstanceCall<PasswordChange>): Promise<number> {
  const { present, wanted } = passwordChangeSchema.parse(input);
  const { userId, passwordHash } = await proveAgain(ctx, {
    sessionId: input.sessionId,
    password: present,
    field: "present",
  });
  const wantedHash = await hashPassword(wanted);
  return withTransaction(ctx, (ctx) =>
    setPassword(ctx, {
      userId,
      passwordHash: wantedHash,
      instead: passwordHash,
      keep: input.sessionId,
      action: "user.change_password",
    }),
  );
}

interface Proof {
  sessionId: string;
  password: string;
  /** The field of the form that has it. */
  field: string;
}

/** Has the person who asks prove by their password that it is them; throws `invalid` where it is not right. */
export async function proveAgain(
  ctx: InstanceContext,
  { sessionId, password, field }: Proof,
): Promise<{ userId: string; passwordHash: string }> {
  const userId = requirePerson(ctx);
  const throttles = provingAgain(userId, sessionId);
  if (!(await mayTry(throttles)))
    throw new AppError("invalid", {
      message: "There were too many attempts. Nothing was changed; wait a moment and try again.",
      fields: { [field]: "too many attempts" },
    });
  const user = await prismaOf(ctx).user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  const passwordHash = user?.passwordHash ?? null;
  const isRight = await verifyPassword(password, passwordHash);
  if (!isRight || passwordHash === null)
    throw new AppError("invalid", {
      message: "That is not your present password. Nothing was changed.",
      fields: { [field]: "not your present password" },
    });
  await forgive(throttles);
  return { userId, passwordHash };
}
