import "server-only";
import { prismaOf, requireOperator, type InstanceCall } from "@/lib/services/context";

/** What workspaces are called, by id, for the instance's operator. Deleted ones are missing. */
export async function nameWorkspaces({
  ctx,
  input: { ids },
}: InstanceCall<{ ids: readonly string[] }>): Promise<ReadonlyMap<string, { name: string; slug: string }>> {
  requireOperator(ctx);
  if (ids.length === 0) return new Map();
  const rows = await prismaOf(ctx).workspace.findMany({
    where: { id: { in: [...ids] }, deletedAt: null },
    select: { id: true, name: true, slug: true },
  });
  return new Map(rows.map(({ id, ...workspace }) => [id, workspace]));
}
