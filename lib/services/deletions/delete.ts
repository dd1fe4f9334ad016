import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { countLosses, insertDeletion, markDeleted, type Chosen } from "@/lib/db/sql/deletions/choose-tasks";
import { lockDeletions } from "@/lib/db/sql/deletions/undo-deletion";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import {
  DELETED_AT_ONCE,
  GRACE_HOURS,
  type DeletionPreview,
  type ToDelete,
} from "@/lib/domain/answers/deletion";
import { counted, formatCount } from "@/lib/format/text";
import {
  memberId,
  prismaOf,
  readsOf,
  requirePermission,
  sqlOf,
  type Call,
  type Context,
} from "@/lib/services/context";
import { parseId } from "@/lib/services/ids";
import { getRunInWorkspace } from "@/lib/services/runs/get-run-in-workspace";
import { readFilter } from "@/lib/services/search/read-search";

const idsSchema = z.array(z.uuid()).min(1).max(DELETED_AT_ONCE);

/** What deleting would take away, before it is done. Throws `not_found` for a run that is not there. */
export async function previewDeletion({ ctx, input }: Call<ToDelete>): Promise<DeletionPreview> {
  requirePermission(ctx, "answer:delete");
  const { chosen } = await choose(ctx, input);
  return countLosses(sqlOf(ctx), readsOf(ctx), chosen);
}

/**
 * Deletes answers, or a run with all that it asked: at once nobody sees them and no figure counts them, and for a day
 * `undoDeletion` brings them back. What is still under way stays. `expected` is how many tasks whoever decides was told
 * of. Throws `conflict` where it is another number by now, where nothing is left to delete, and for a run under way;
 * `invalid` for more than are deleted at once.
 */
export async function deleteAnswers({
  ctx,
  input: { expected, ...toDelete },
}: Call<ToDelete & { expected: number }>): Promise<{ deletionId: string }> {
  requirePermission(ctx, "answer:delete");
  return withTransaction(ctx, async (inside) => {
    const { tx, workspaceId } = inside;
    await lockDeletions(tx, workspaceId);
    const own = readsOf(inside);
    const { chosen, name, runId } = await choose(inside, toDelete);
    const { underWay, ...counts } = await countLosses(tx, own, chosen);
    if (runId !== null && underWay > 0)
      throw new AppError("conflict", {
        message: `${counted(underWay, "task")} of this run ${underWay === 1 ? "is" : "are"} still under way. Cancel it, or wait for what was sent; then delete it.`,
      });
    if (counts.tasks !== expected)
      throw new AppError("conflict", {
        message: `There are ${formatCount(counts.tasks)} to delete by now, not ${formatCount(expected)}. Nothing was deleted: look again.`,
      });
    if (counts.tasks === 0 && runId === null)
      throw new AppError("conflict", { message: "There is nothing here to delete." });
    if (counts.tasks > DELETED_AT_ONCE && runId === null)
      throw new AppError("invalid", {
        message: `At most ${formatCount(DELETED_AT_ONCE)} are deleted at once; these are ${formatCount(counts.tasks)}. Narrow the filter, by days for one.`,
      });
    const deletionId = await insertDeletion(tx, {
      ...{ workspaceId, kind: chosen.kind, runId, name, counts, graceHours: GRACE_HOURS },
      ...{ deletedById: memberId(ctx), deletedAt: ctx.now() },
    });
    await markDeleted(tx, own, { workspaceId, deletionId, chosen });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: runId === null ? "answer.delete" : "run.delete",
      entityId: runId ?? deletionId,
      before: { name, ...counts },
    });
    return { deletionId };
  });
}

interface Choice {
  chosen: Chosen;
  runId: string | null;
  name: string | null;
}

async function choose(ctx: Context, toDelete: ToDelete): Promise<Choice> {
  if (toDelete.kind === "run") {
    const { id } = await getRunInWorkspace(ctx, parseId(toDelete.runId, "run"));
    return { chosen: { kind: "run", runId: id }, runId: id, name: await nameRun(ctx, id) };
  }
  const ofNone = { runId: null, name: null };
  if ("ids" in toDelete)
    return { chosen: { kind: "answers", ids: idsSchema.parse(toDelete.ids) }, ...ofNone };
  const { timeZone: zone } = await prismaOf(ctx).workspace.findUniqueOrThrow({
    where: { id: ctx.workspaceId },
    select: { timeZone: true },
  });
  const filter = await readFilter(readsOf(ctx), { ...toDelete.filter, zone });
  return { chosen: { kind: "answers", filter }, ...ofNone };
}

/** What people know a run by: its set, its label, when it was started. */
async function nameRun(ctx: Context, id: string): Promise<string> {
  const { label, createdAt, set } = await prismaOf(ctx).run.findUniqueOrThrow({
    where: { id },
    select: { label: true, createdAt: true, set: { select: { name: true } } },
  });
  const started = `${createdAt.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return [set?.name ?? "A question", label, started].filter((part) => part !== null).join(", ");
}
