import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import type { AnswerNote } from "@/lib/domain/answers/annotation";
import { memberId, prismaOf, requirePermission, type Call } from "@/lib/services/context";
import { parseId } from "@/lib/services/ids";
import { namesOf } from "@/lib/services/names-of";

/** The notes beside an answer, the oldest first. */
export async function listNotes({ ctx, input }: Call<{ answerId: string }>): Promise<AnswerNote[]> {
  requirePermission(ctx, "answer:read");
  const notes = await prismaOf(ctx).answerNote.findMany({
    where: { taskId: parseId(input.answerId, "answer"), workspaceId: ctx.workspaceId, task: KEPT },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const names = await namesOf(
    ctx,
    notes.flatMap(({ createdById }) => createdById ?? []),
  );
  const reader = memberId(ctx);
  return notes.map(({ id, text, createdById, createdAt, editedAt }) => ({
    id,
    text,
    author: (createdById && names.get(createdById)) ?? null,
    isOwn: createdById !== null && createdById === reader,
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
  }));
}
