import "server-only";
import { getDb, type Prisma } from "@/lib/db/client";
import { KEPT } from "@/lib/db/query/kept";
import type { ImportedFrom, TaskView } from "@/lib/domain/answers/answer";
import type { RunKind } from "@/lib/domain/tasks/run-kind";
import { requirePermission, type Call } from "@/lib/services/context";
import { getTaskInWorkspace } from "./get-task-in-workspace";
import { toTaskView } from "./task-view";

export interface AnswerPageView {
  task: TaskView;
  promptId: string;
  /** The wording that was sent, and which of the prompt's it is, from 1. */
  versionId: string;
  versionNumber: number;
  run: { id: string; kind: RunKind };
  /** Which cell of the run it is of, and which asking of that, from 0. */
  cell: number;
  repeat: number;
  /** Neighbours among the answers to the same wording by the same engine and model, by time; null at the ends. */
  previousId: string | null;
  nextId: string | null;
  hasRawReply: boolean;
  /** The file it was imported from, and where in it; null where it was asked from here. */
  imported: ImportedFrom | null;
  /** Whether a search knows its first words alone, of more than are kept. */
  isCut: boolean;
}

/** A task with its answer, and the previous and next repeat of the same question to the same model. Throws `not_found`. */
export async function getAnswer({ ctx, input }: Call<{ id: string }>): Promise<AnswerPageView> {
  requirePermission(ctx, "answer:read");
  const task = await getTaskInWorkspace(ctx, input.id);
  const [previousId, nextId, rawReplies, imported, cutWords] = await Promise.all([
    findRepeat(task, "lt", "desc"),
    findRepeat(task, "gt", "asc"),
    getDb().rawReply.count({ where: { taskId: task.id } }),
    findImportedFrom(task),
    getDb().answerWords.count({ where: { taskId: task.id, isCut: true } }),
  ]);
  return {
    task: toTaskView(task),
    promptId: task.promptVersion.promptId,
    versionId: task.promptVersionId,
    versionNumber: task.promptVersion.number,
    run: { id: task.runId, kind: task.run.kind },
    cell: task.cell,
    repeat: task.repeat,
    previousId,
    nextId,
    hasRawReply: rawReplies > 0,
    imported,
    isCut: cutWords > 0,
  };
}

async function findImportedFrom({ id: taskId, workspaceId }: Repeatable): Promise<ImportedFrom | null> {
  const found = await getDb().importedAnswer.findUnique({
    where: { taskId, workspaceId },
    select: { line: true, import: { select: { fileName: true, importedAt: true, createdAt: true } } },
  });
  if (!found) return null;
  const { fileName, importedAt, createdAt } = found.import;
  return { fileName, line: found.line, at: (importedAt ?? createdAt).toISOString() };
}

interface Repeatable {
  id: string;
  workspaceId: string;
  promptVersionId: string;
  engine: string;
  modelAsked: string;
  createdAt: Date;
}

/** The nearest other answer in one direction of time. The id decides between tasks planned in the same millisecond. */
async function findRepeat(
  { id, workspaceId, promptVersionId, engine, modelAsked, createdAt }: Repeatable,
  beyond: "lt" | "gt",
  order: "desc" | "asc",
): Promise<string | null> {
  const side: Prisma.TaskWhereInput[] = [
    { createdAt: { [beyond]: createdAt } },
    { createdAt, id: { [beyond]: id } },
  ];
  const found = await getDb().task.findFirst({
    where: { workspaceId, promptVersionId, engine, modelAsked, state: "answered", OR: side, ...KEPT },
    orderBy: [{ createdAt: order }, { id: order }],
    select: { id: true },
  });
  return found?.id ?? null;
}
