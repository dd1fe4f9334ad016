import "server-only";
import { compareModels, takeEndedRun, type ModelChange } from "@/lib/db/sql/answers/compare-models";
import { withTransaction } from "@/lib/db/transaction";
import { ENGINE_LABELS } from "@/lib/domain/engines/engine";
import { requireOperator, type InstanceCall } from "@/lib/services/context";

/**
 * Marks, for every run of a set that has ended since, where another model answered than in the run before. Each run is
 * compared once, whatever the number of workers, and each change is marked once.
 */
export async function markModelChanges({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  const compareOne = () =>
    withTransaction(ctx, async ({ tx }) => {
      const run = await takeEndedRun(tx);
      if (!run) return false;
      const changes = await compareModels(tx, run);
      await tx.prisma.timelineMark.createMany({
        data: changes.map((change) => ({
          ...columnsOf(change),
          workspaceId: run.workspaceId,
          createdAt: ctx.now(),
        })),
        skipDuplicates: true,
      });
      return true;
    });
  while (await compareOne());
}

const columnsOf = ({ engine, modelAsked, modelBefore, modelAfter, at }: ModelChange) => ({
  kind: "model_changed" as const,
  at,
  text: `${ENGINE_LABELS[engine]}, asked for ${modelAsked}: ${modelAfter} answers, before it was ${modelBefore}.`,
  ...{ engine, modelAsked, modelBefore, modelAfter },
});
