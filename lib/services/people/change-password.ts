import "server-only";
import { z } from "zod";
import { newPasswordSchema } from "@/lib/domain/team/credentials";
import { PASSWORD_MAX } from "@/lib/domain/team/password-limits";
import { withTransaction } from "@/lib/db/transaction";
import { hashPassword } from "@/lib/password";
import type { InstanceCall } from "@/lib/services/context";
import { proveAgain } from "./prove-again";
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
      instead: { passwordHash },
      keep: input.sessionId,
      action: "user.change_password",
    }),
  );
}

export const firstPasswordSchema = z.object({ wanted: newPasswordSchema });

interface FirstPassword extends z.input<typeof firstPasswordSchema> {
  sessionId: string;
}

/**
 * Gives a person who signs in by a provider alone a password beside it, in a session that was opened just now; their
 * other sessions end, and it says how many those were. Throws `invalid` where they have one, or signed in long ago.
 */
export async function setFirstPassword({ ctx, input }: InstanceCall<FirstPassword>): Promise<number> {
  const { wanted } = firstPasswordSchema.parse(input);
  const { userId, passwordHash } = await proveAgain(ctx, {
    sessionId: input.sessionId,
    password: null,
    field: "wanted",
  });
  const wantedHash = await hashPassword(wanted);
  return withTransaction(ctx, (ctx) =>
    setPassword(ctx, {
      userId,
      passwordHash: wantedHash,
      instead: { passwordHash },
      keep: input.sessionId,
      action: "user.set_first_password",
    }),
  );
}
