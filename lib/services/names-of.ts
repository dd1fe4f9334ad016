import "server-only";
import { prismaOf, type Context } from "@/lib/services/context";

/** What people are called, by their ids: by their name, or else their address. Who is gone for good is not in it. */
export async function namesOf(ctx: Context, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const people = await prismaOf(ctx).user.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true, email: true },
  });
  return new Map(people.map(({ id, name, email }) => [id, name ?? email]));
}
