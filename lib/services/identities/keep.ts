import "server-only";
import { recordDecision } from "@/lib/db/audit";
import type { Transaction } from "@/lib/db/transaction";
import type { ProvenIdentity } from "@/lib/domain/team/sign-in";
import type { InstanceContext } from "@/lib/services/context";

interface NewIdentity {
  userId: string;
  identity: ProvenIdentity;
  email: string;
}

/** Writes down that somebody signs in by an identity from now on. The entry says by whose word, and nothing personal. */
export async function keepIdentity(
  ctx: InstanceContext & { tx: Transaction },
  { userId, identity: { provider, issuer, subject }, email }: NewIdentity,
): Promise<void> {
  const at = ctx.now();
  const { id } = await ctx.tx.prisma.identity.create({
    data: { userId, provider, issuer, subject, email, createdAt: at, lastUsedAt: at },
    select: { id: true },
  });
  await recordDecision(
    ctx.tx,
    { ...ctx, actor: { kind: "member", userId } },
    { workspaceId: null, action: "identity.link", entityId: id, after: { provider } },
  );
}
