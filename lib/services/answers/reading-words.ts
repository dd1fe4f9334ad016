import "server-only";
import type { CappedCount } from "@/lib/domain/lists/capped-count";
import { READING_VERSIONS, readingVersionsSchema } from "@/lib/reading/versions";
import { prismaOf, readsOf, requirePermission, type Call } from "@/lib/services/context";

/** How far the answers of a workspace that are still to be read for search are counted. */
const COUNTED = 10_000;

/** How many imported answers of a workspace are still to be read for what they are found by. */
export async function countUnread({ ctx }: Call): Promise<CappedCount> {
  requirePermission(ctx, "answer:read");
  return readsOf(ctx).countUpTo(COUNTED, { from: "unread_answer" });
}

/**
 * Whether the words of answers from before this version are still being read, on the whole instance: until that has ended,
 * a search may not find some of them. How many is not counted: near the end that would look at all there are.
 */
export async function isReadingWords({ ctx }: Call): Promise<boolean> {
  requirePermission(ctx, "answer:read");
  const instance = await prismaOf(ctx).instance.findUnique({
    where: { id: 1 },
    select: { readingVersions: true },
  });
  const read = readingVersionsSchema.safeParse(instance?.readingVersions).data;
  return (read?.words ?? 0) < READING_VERSIONS.words;
}
