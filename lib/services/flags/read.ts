import "server-only";
import { countFlagged } from "@/lib/db/sql/annotations/count-flagged";
import type { CountedFlag, Flag } from "@/lib/domain/answers/annotation";
import { flagSchema } from "@/lib/domain/answers/annotation-schema";
import { prismaOf, readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

const FLAG = { id: true, name: true, colour: true } as const;

/** The workspace's flags, by name. */
export async function listFlags({ ctx }: Call): Promise<Flag[]> {
  requirePermission(ctx, "answer:read");
  return flagSchema.array().parse(
    await prismaOf(ctx).flag.findMany({
      where: { workspaceId: ctx.workspaceId },
      orderBy: [{ folded: "asc" }],
      select: FLAG,
    }),
  );
}

/** The same with how many answers have each. Counts all that are flagged: for the screen of flags, not for every list. */
export async function countFlags({ ctx }: Call): Promise<CountedFlag[]> {
  const [flags, counts] = await Promise.all([listFlags({ ctx }), countFlagged(readsOf(ctx))]);
  return flags.map((flag) => ({ ...flag, answers: counts.get(flag.id) ?? 0 }));
}

/** The flags of an answer, by name. */
export async function flagsOf({ ctx, input }: Call<{ answerId: string }>): Promise<Flag[]> {
  requirePermission(ctx, "answer:read");
  const { workspaceId } = ctx;
  const taskId = parseId(input.answerId, "answer");
  return flagSchema.array().parse(
    await prismaOf(ctx).flag.findMany({
      where: { workspaceId, answers: { some: { taskId, workspaceId } } },
      orderBy: [{ folded: "asc" }],
      select: FLAG,
    }),
  );
}

/** A flag of the workspace, or `not_found`. */
export async function getFlagInWorkspace(ctx: Context, id: string): Promise<Flag> {
  const flag = await prismaOf(ctx).flag.findFirst({
    where: { id: parseId(id, "flag"), workspaceId: ctx.workspaceId },
    select: FLAG,
  });
  return flagSchema.parse(found(flag, "flag"));
}
