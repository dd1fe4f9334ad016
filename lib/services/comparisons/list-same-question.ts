import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { listAskings } from "@/lib/db/sql/comparisons/list-askings";
import { groupAskings, type SameQuestion } from "@/lib/domain/answers/same-question";
import { prismaOf, readsOf, requirePermission, type Call } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/** What else the question of an answer was asked: other wordings, models, markets, personas and runs. Throws `not_found`. */
export async function listSameQuestion({ ctx, input }: Call<{ id: string }>): Promise<SameQuestion> {
  requirePermission(ctx, "answer:read");
  const row = await prismaOf(ctx).task.findFirst({
    where: { id: parseId(input.id, "answer"), workspaceId: ctx.workspaceId, ...KEPT },
    include: {
      promptVersion: { select: { promptId: true, number: true } },
      run: { select: { createdAt: true } },
    },
  });
  const { runId, promptVersionId: versionId, promptVersion, run, ...task } = found(row, "answer");
  const askings = await listAskings(readsOf(ctx), { promptId: promptVersion.promptId, versionId, runId });
  const { id, cell, modelAsked, marketId, personaId, state } = task;
  const own = {
    ...{
      id,
      versionId,
      versionNumber: promptVersion.number,
      runId,
      runAt: run.createdAt.toISOString(),
      cell,
    },
    ...{
      engine: task.engine,
      modelAsked,
      marketId,
      market: null,
      personaId,
      persona: null,
      state,
    },
  };
  return groupAskings(own, askings);
}
