import "server-only";
import { z } from "zod";
import type { Transaction } from "@/lib/db/transaction";
import type { ProvenIdentity } from "@/lib/domain/team/sign-in";

const knownSchema = z.array(z.object({ id: z.uuid(), userId: z.uuid() }));

/**
 * Whose an identity is, or null; whoever comes with the same one meanwhile waits. Its person is held, so that they are
 * neither deleted nor lose it before the transaction ends.
 */
export async function holdIdentity(
  tx: Transaction,
  { issuer, subject }: Pick<ProvenIdentity, "issuer" | "subject">,
): Promise<{ id: string; userId: string } | null> {
  await tx.query({
    text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
    values: [`identity ${issuer} ${subject}`],
  });
  const { rows } = await tx.query({
    text: `select identity.id, u.id as "userId"
             from app.identity join app."user" u on u.id = identity.user_id
            where issuer = $1 and subject = $2 and u.deleted_at is null for share of u`,
    values: [issuer, subject],
  });
  return knownSchema.parse(rows)[0] ?? null;
}
