import "server-only";
import { foldEmail } from "@/lib/domain/team/credentials";
import { prismaOf, type InstanceContext } from "@/lib/services/context";

/**
 * The account that an address signs in to, or null. Addresses of before they were folded may be the same but for their
 * writing, and are found by that; any other is found however it is written.
 */
export async function findByEmail(
  ctx: Pick<InstanceContext, "tx">,
  typed: string,
): Promise<{ id: string; email: string; passwordHash: string | null } | null> {
  const [exact, folded] = [typed.trim(), foldEmail(typed)];
  const found = await prismaOf(ctx).user.findMany({
    where: { email: { in: [exact, folded] }, deletedAt: null },
    select: { id: true, email: true, passwordHash: true },
  });
  return found.find(({ email }) => email === exact) ?? found[0] ?? null;
}
