import "server-only";
import { getDb } from "@/lib/db/client";

/** What workspaces are called, by id, for the instance's operator. Deleted ones are missing. */
export async function nameWorkspaces(
  ids: readonly string[],
): Promise<ReadonlyMap<string, { name: string; slug: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await getDb().workspace.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, slug: true },
  });
  return new Map(rows.map(({ id, ...workspace }) => [id, workspace]));
}
