import "server-only";
import { z } from "zod";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { PASSWORD_MAX } from "@/lib/domain/team/password-limits";
import {
  judgeAddress,
  PROVIDERS,
  type Provider,
  type ProvenIdentity,
  type SignInProblem,
} from "@/lib/domain/team/sign-in";
import { env } from "@/lib/env";
import { requirePerson, sqlOf, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { queueMail } from "@/lib/services/mail/queue-mail";
import { proveAgain } from "@/lib/services/people/prove-again";
import { holdIdentity } from "./known";
import { keepIdentity } from "./keep";
import { orProblem, refuse } from "./refusal";

/** How long somebody may take at the provider. */
const WHILE = "15 minutes";

export const linkWishSchema = z.object({
  provider: z.enum(PROVIDERS),
  password: z.string().max(PASSWORD_MAX).nullable(),
});

interface LinkWish extends z.input<typeof linkWishSchema> {
  sessionId: string;
}

/**
 * Takes down that the person who asks is about to link their account at a provider, from this session, once they have
 * proved that it is them. Throws `invalid` for no proof, `not_found` for a provider that is not offered.
 */
export async function allowLink({ ctx, input }: InstanceCall<LinkWish>): Promise<void> {
  requirePerson(ctx);
  const { provider, password } = linkWishSchema.parse(input);
  const { sessionId } = input;
  if (!env().signIn.providers.some(({ id }) => id === provider))
    throw new AppError("not_found", { message: "Nobody signs in here by that provider." });
  const { userId } = await proveAgain(ctx, { sessionId, password, field: "password" });
  await sqlOf(ctx).query({
    text: `update app.session set linking = $3, linking_until = now() + $4::interval
            where id = $1 and user_id = $2 and revoked_at is null`,
    values: [sessionId, userId, provider, WHILE],
  });
}

interface LinkReturn {
  /** The session in which somebody came back from the provider. */
  sessionId: string;
  identity: ProvenIdentity;
}

type Inside = InstanceContext & { tx: Transaction };

/**
 * Links an identity to the person of a session, where they asked for it there; that wish is then used up. Returns whose
 * it is, or the problem; null where nobody asked, and nothing was done.
 */
export async function linkIdentity({
  ctx,
  input: { sessionId, identity },
}: InstanceCall<LinkReturn>): Promise<{ userId: string } | { problem: SignInProblem } | null> {
  const userId = await takeWish(ctx, sessionId, identity.provider);
  if (userId === null) return null;
  return orProblem(() =>
    withTransaction(ctx, async (ctx) => {
      const { email } = identity;
      const problem = judgeAddress(email, env().signIn.domains);
      if (problem !== null || email === null) return refuse(problem ?? "unverified");
      // The identity first and its person then, as whoever signs in by it holds them.
      const known = await holdIdentity(ctx.tx, identity);
      if (known) return known.userId === userId ? { userId } : refuse("linked_elsewhere");
      const user = await holdPerson(ctx, userId);
      const another = await ctx.tx.prisma.identity.count({ where: { userId, issuer: identity.issuer } });
      if (another > 0) return refuse("another_linked");
      await keepIdentity(ctx, { userId, identity, email });
      await queueMail(ctx, {
        to: user.email,
        subject: "Your Sightline account has a new way to sign in",
        text: [
          `Your account at ${nameOf(identity.provider)} was linked just now: it signs you in to Sightline.`,
          "If that was not you, unlink it under Your account, and change your password.",
        ].join("\n\n"),
      });
      return { userId };
    }),
  );
}

const wishSchema = z.array(z.object({ userId: z.uuid() }));

async function takeWish(ctx: InstanceContext, sessionId: string, provider: Provider): Promise<string | null> {
  const { rows } = await sqlOf(ctx).query({
    text: `update app.session set linking = null, linking_until = null
            where id = $1 and linking = $2 and linking_until > now() and revoked_at is null and expires_at > now()
           returning user_id as "userId"`,
    values: [sessionId, provider],
  });
  return wishSchema.parse(rows)[0]?.userId ?? null;
}

const personSchema = z.array(z.object({ email: z.string() }));

async function holdPerson({ tx }: Inside, userId: string): Promise<{ email: string }> {
  const { rows } = await tx.query({
    text: `select email from app."user" where id = $1 and deleted_at is null for update`,
    values: [userId],
  });
  return personSchema.parse(rows)[0] ?? refuse("expired");
}

const nameOf = (provider: Provider): string =>
  env().signIn.providers.find(({ id }) => id === provider)?.name ?? provider;
