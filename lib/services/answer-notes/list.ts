import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import type { AnswerNote } from "@/lib/domain/answers/annotation";
import { memberId, prismaOf, requirePermission, type Call } from "@/lib/services/context";
import { parseId } from "@/lib/services/ids";

/** The notes beside an answer, the oldest first. */
export async function listNotes({ ctx, input }: Call<{ answerId: string }>): Promise<AnswerNote[]> {
  requirePermission(ctx, "answer:read");
  const prisma = prismaOf(ctx);
  const notes = await prisma.answerNote.findMany({
    where: { taskId: parseId(input.answerId, "answer"), workspaceId: ctx.workspaceId, task: KEPT },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const writers = new Set(notes.flatMap(({ createdById }) => createdById ?? []));
  const users = await prisma.user.findMany({
    where: { id: { in: [...writers] } },
    select: { id: true, name: true, email: true },
  });
  const names = new Map(users.map(({ id, name, email }) => [id, name ?? email]));
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
