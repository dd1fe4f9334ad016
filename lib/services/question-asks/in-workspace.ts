import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { prismaOf, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/** A run of the workspace that asked for questions for a set, or `not_found`. */
export async function getQuestionAskInWorkspace(
  ctx: Context,
  { setId, runId }: { setId: string; runId: string },
): Promise<{ id: string; marketId: string | null; text: string | null }> {
  const row = await prismaOf(ctx).run.findFirst({
    where: {
      id: parseId(runId, "run"),
      forSetId: parseId(setId, "set"),
      workspaceId: ctx.workspaceId,
      kind: "suggestions",
      ...KEPT,
    },
    select: { id: true, tasks: { select: { marketId: true, answer: { select: { text: true } } }, take: 1 } },
  });
  const { id, tasks } = found(row, "run");
  const task = found(tasks[0] ?? null, "run");
  return { id, marketId: task.marketId, text: task.answer?.text ?? null };
}
