import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { ANNOTATION_LIMITS } from "@/lib/domain/answers/annotation";
import { noteTextSchema } from "@/lib/domain/answers/annotation-schema";
import { AppError } from "@/lib/domain/errors";
import { memberId, prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

// The audit log has who wrote beside which answer, and no word of it: a note that is removed is gone.

/** Writes a note beside an answer. Throws `invalid` for its text, `not_found`, and `conflict` where there are too many. */
export async function addNote({
  ctx,
  input,
}: Call<{ answerId: string; text: string }>): Promise<{ id: string }> {
  requirePermission(ctx, "answer:annotate");
  const text = noteTextSchema.parse(input.text);
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const taskId = await holdAnswer(ctx, input.answerId);
    if ((await tx.prisma.answerNote.count({ where: { taskId, workspaceId } })) >= ANNOTATION_LIMITS.notes)
      throw new AppError("conflict", {
        message: `Nothing was saved: an answer has at most ${ANNOTATION_LIMITS.notes} notes. Remove one first.`,
      });
    const made = { createdById: memberId(ctx), createdAt: ctx.now() };
    const { id } = await tx.prisma.answerNote.create({ data: { workspaceId, taskId, text, ...made } });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "note.add",
      entityId: id,
      after: { answerId: taskId },
    });
    return { id };
  });
}

/** Changes the text of a note of one's own. Throws `forbidden` for somebody else's. */
export async function changeNote({ ctx, input }: Call<{ id: string; text: string }>): Promise<void> {
  requirePermission(ctx, "answer:annotate");
  const text = noteTextSchema.parse(input.text);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const note = await getNote(ctx, input.id);
    if (!note.isOwn) throw new AppError("forbidden", { message: "Only whoever wrote a note can change it." });
    if (note.text === text) return;
    const { id } = note;
    await tx.prisma.answerNote.update({ where: { id, workspaceId }, data: { text, editedAt: ctx.now() } });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "note.change",
      entityId: id,
      after: { answerId: note.taskId },
    });
  });
}

/** Removes a note: one's own, or, for those who may, anybody's. */
export async function removeNote({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "answer:annotate");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, isOwn, taskId } = await getNote(ctx, input.id);
    if (!isOwn) requirePermission(ctx, "note:moderate");
    await tx.prisma.answerNote.delete({ where: { id, workspaceId } });
    const before = { answerId: taskId };
    await recordDecision(tx, ctx, { workspaceId, action: "note.remove", entityId: id, before });
  });
}

/** Holds an answer, so that its notes are counted by one at a time. */
async function holdAnswer(
  { tx, workspaceId }: Context & { tx: Transaction },
  answerId: string,
): Promise<string> {
  const id = parseId(answerId, "answer");
  const { rows } = await tx.query({
    text: "select from app.task where workspace_id = $1 and id = $2 for no key update",
    values: [workspaceId, id],
  });
  found(rows[0], "answer");
  return id;
}

async function getNote(ctx: Context, id: string) {
  const note = await prismaOf(ctx).answerNote.findFirst({
    where: { id: parseId(id, "note"), workspaceId: ctx.workspaceId, task: KEPT },
    select: { id: true, taskId: true, text: true, createdById: true },
  });
  const { createdById, ...rest } = found(note, "note");
  return { ...rest, isOwn: createdById !== null && createdById === memberId(ctx) };
}
