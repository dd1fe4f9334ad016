import "server-only";
import { z } from "zod";
import { takeInvitation } from "@/lib/db/sql/team/invitations";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { newPasswordSchema } from "@/lib/domain/team/credentials";
import { AppError } from "@/lib/domain/errors";
import { PERSON_NAME_MAX } from "@/lib/domain/team/member";
import { typedText } from "@/lib/domain/text/typed-text";
import { hashPassword } from "@/lib/password";
import { requirePerson, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { hashToken } from "@/lib/services/link-token";
import { becomeMember } from "./become-member";
import { readInvitation } from "./read";

export const newPersonSchema = z.object({
  token: z.string().max(100),
  name: typedText("The name")
    .trim()
    .min(1, "What the others will see.")
    .max(PERSON_NAME_MAX, `At most ${PERSON_NAME_MAX} characters.`),
  password: newPasswordSchema,
});

/** Where somebody joined, and by which address they sign in. */
interface Joined {
  slug: string;
  email: string;
}

/**
 * Makes an account for whoever holds an invitation's link, and a member of it: both, or nothing, and the link is used up.
 * Throws `not_found` for a link that does not count, `conflict` where its address has an account.
 */
export async function joinAsNewPerson({
  ctx,
  input,
}: InstanceCall<z.input<typeof newPersonSchema>>): Promise<Joined> {
  const { token, name, password } = newPersonSchema.parse(input);
  // Looked at first: to hash a password is work that only a link's holder may ask for.
  const offered = await readInvitation({ ctx, input: { token } });
  if (!offered) throw linkIsOver();
  if (offered.hasAccount) throw hasAccount();
  const passwordHash = await hashPassword(password);
  return join(ctx, token, async ({ tx, now }, { email }) => {
    const [user] = await tx.prisma.user.createManyAndReturn({
      data: { email, name, passwordHash, createdAt: now() },
      skipDuplicates: true,
      select: { id: true },
    });
    if (!user) throw hasAccount();
    return user.id;
  });
}

/**
 * Makes the person who asks a member, where the link is for their address; then it is used up. Who is a member already
 * stays what they are. Throws `not_found` for a link that does not count, `forbidden` for somebody else's.
 */
export async function joinAsMember({
  ctx,
  input: { token },
}: InstanceCall<{ token: string }>): Promise<Joined> {
  const userId = requirePerson(ctx);
  return join(ctx, token, async ({ tx }, { email }) => {
    const user = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
    if (user.email !== email)
      throw new AppError("forbidden", {
        message:
          "This invitation is for another address than the one you are signed in with. Nothing was changed.",
      });
    return userId;
  });
}

/** Uses the link up for whoever `find` says; all of it, or nothing. */
function join(
  ctx: InstanceContext,
  token: string,
  find: (ctx: InstanceContext & { tx: Transaction }, offered: Joined) => Promise<string>,
): Promise<Joined> {
  return withTransaction(ctx, async (ctx) => {
    const taken = await takeInvitation(ctx.tx, hashToken(token));
    if (!taken) throw linkIsOver();
    await becomeMember(ctx, taken, await find(ctx, taken));
    return { slug: taken.slug, email: taken.email };
  });
}

const hasAccount = () =>
  new AppError("conflict", {
    message: "There is an account with this address already. Sign in with it, and follow the link again.",
  });

/** What is said of every link that does not count, whatever it once was. */
const linkIsOver = () =>
  new AppError("not_found", {
    message:
      "This link does not count any more: it was used, replaced or revoked, or it is too old. Ask for a new one.",
  });
