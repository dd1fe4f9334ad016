import "server-only";
import { READING_VERSIONS, readingVersionsSchema } from "@/lib/reading/versions";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";

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
