import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { env } from "@/lib/env";
import { prismaOf, requirePerson, type InstanceCall } from "@/lib/services/context";
import { endSessions } from "@/lib/services/people/sessions";

/** A provider's account by which somebody signs in. */
interface LinkedIdentity {
  id: string;
  provider: string;
  /** What its person knows it by. */
  email: string;
  linkedAt: Date;
  lastUsedAt: Date;
  /** False where the instance offers its provider no more: then it signs nobody in. */
  isOffered: boolean;
}

/** How the person who asks signs in. */
export async function listWaysIn({
  ctx,
}: InstanceCall): Promise<{ hasPassword: boolean; identities: LinkedIdentity[] }> {
  const user = await prismaOf(ctx).user.findUniqueOrThrow({
    where: { id: requirePerson(ctx) },
    select: { passwordHash: true, identities: { orderBy: { createdAt: "asc" } } },
  });
  return {
    hasPassword: user.passwordHash !== null,
    identities: user.identities.map(({ id, provider, issuer, email, createdAt, lastUsedAt }) => ({
      id,
      provider,
      email,
      linkedAt: createdAt,
      lastUsedAt,
      isOffered: isOffered(issuer),
    })),
  };
}

const isOffered = (issuer: string): boolean =>
  env().signIn.providers.some((provider) => provider.issuer === issuer);

const passwordSchema = z.array(z.object({ hasPassword: z.boolean() }));

/**
 * Unlinks an identity of the person who asks, and ends the sessions it opened but the one at hand. Throws `not_found`
 * for another's, and `conflict` for the last way they sign in.
 */
export async function unlinkIdentity({
  ctx,
  input: { id, sessionId },
}: InstanceCall<{ id: string; sessionId: string }>): Promise<void> {
  const userId = requirePerson(ctx);
  await withTransaction(ctx, async (ctx) => {
    const { tx } = ctx;
    // Held, so that two ways are not taken at once, each for the other's sake.
    const { rows } = await tx.query({
      text: `select password_hash is not null as "hasPassword" from app."user" where id = $1 for update`,
      values: [userId],
    });
    const [user] = passwordSchema.parse(rows);
    const identities = await tx.prisma.identity.findMany({ where: { userId } });
    const found = identities.find((identity) => identity.id === id);
    if (!found) throw new AppError("not_found", { message: "This is not linked any more." });
    const isLeft = identities.some((identity) => identity.id !== id && isOffered(identity.issuer));
    if (!user?.hasPassword && !isLeft)
      throw new AppError("conflict", {
        message: "Nothing was unlinked: it is the only way you sign in. Set a password first.",
      });
    const { provider } = found;
    await tx.prisma.identity.delete({ where: { id } });
    const ended = await endSessions(ctx, { userId, but: sessionId, provider });
    await recordDecision(tx, ctx, {
      workspaceId: null,
      action: "identity.unlink",
      entityId: id,
      before: { provider },
      after: { sessionsEnded: ended },
    });
  });
}
