import "server-only";
import { AppError } from "@/lib/domain/errors";
import { verifyPassword } from "@/lib/password";
import { prismaOf, requirePerson, sqlOf, type InstanceContext } from "@/lib/services/context";
import { forgive, mayTry, provingAgain } from "./attempts";

/** How long a session proves by itself that its person is there, where they have no password to give. */
const JUST_NOW = "10 minutes";

interface Proof {
  sessionId: string;
  /** Null, or none, where there is none to give. */
  password: string | null;
  /** The field of the form that has it. */
  field: string;
}

interface Proven {
  userId: string;
  passwordHash: string | null;
}

/**
 * Has the person who asks prove that it is them: by their password, or where they have none by having signed in within
 * the last ten minutes. Throws `invalid` where that is not so.
 */
export async function proveAgain(
  ctx: InstanceContext,
  { sessionId, password, field }: Proof,
): Promise<Proven> {
  const userId = requirePerson(ctx);
  const user = await prismaOf(ctx).user.findUnique({ where: { id: userId }, select: { passwordHash: true } });
  const passwordHash = user?.passwordHash ?? null;
  if (passwordHash === null) {
    if (!(await isFresh(ctx, { userId, sessionId })))
      throw new AppError("invalid", {
        message:
          "Nothing was changed: you signed in more than ten minutes ago. Sign out, sign in again, and do it then.",
        fields: { [field]: "not signed in lately" },
      });
    return { userId, passwordHash };
  }
  if (password === null) throw notYours(field);
  const throttles = provingAgain(userId, sessionId);
  if (!(await mayTry(throttles)))
    throw new AppError("invalid", {
      message: "There were too many attempts. Nothing was changed; wait a moment and try again.",
      fields: { [field]: "too many attempts" },
    });
  if (!(await verifyPassword(password, passwordHash))) throw notYours(field);
  await forgive(throttles);
  return { userId, passwordHash };
}

const notYours = (field: string) =>
  new AppError("invalid", {
    message: "That is not your present password. Nothing was changed.",
    fields: { [field]: "not your present password" },
  });

async function isFresh(
  ctx: InstanceContext,
  { userId, sessionId }: { userId: string; sessionId: string },
): Promise<boolean> {
  const { rows } = await sqlOf(ctx).query({
    text: `select from app.session
            where id = $1 and user_id = $2 and revoked_at is null and created_at > now() - $3::interval`,
    values: [sessionId, userId, JUST_NOW],
  });
  return rows.length > 0;
}
