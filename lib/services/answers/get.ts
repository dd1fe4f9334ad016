import "server-only";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { getDb } from "@/lib/db/client";
import type { TaskView } from "@/lib/domain/answer";
import { AppError } from "@/lib/domain/errors";
import { requirePermission, type Call, type Context } from "@/lib/services/context";
import { TASK_VIEW, toTaskView } from "./task-view";

export interface AnswerPageView {
  task: TaskView;
  promptId: string;
  runId: string;
  /** Neighbours among the answers to the same prompt by the same engine and model, by time; null at the ends. */
  previousId: string | null;
  nextId: string | null;
  hasRawReply: boolean;
}

const NOT_FOUND = "There is no such answer in this workspace.";

/** A task with its answer, and the previous and next repeat of the same question to the same model. Throws `not_found`. */
export async function getAnswer({ ctx, input }: Call<{ id: string }>): Promise<AnswerPageView> {
  requirePermission(ctx, "answer:read");
  const id = z.uuid().safeParse(input.id);
  const task = id.success
    ? await getDb().task.findFirst({
        where: { id: id.data, workspaceId: ctx.workspaceId },
        include: {
          ...TASK_VIEW,
          promptVersion: { select: { ...TASK_VIEW.promptVersion.select, promptId: true } },
          rawReply: { select: { taskId: true } },
        },
      })
    : null;
  if (!task) throw new AppError("not_found", { message: NOT_FOUND });
  const repeats = {
    workspaceId: ctx.workspaceId,
    promptVersion: { promptId: task.promptVersion.promptId },
    engine: task.engine,
    modelAsked: task.modelAsked,
    state: "answered",
  } as const;
  const [previous, next] = await Promise.all([
    getDb().task.findFirst({
      where: { ...repeats, createdAt: { lt: task.createdAt } },
      orderBy: { createdAt: "desc" },
      select: { id: true },
    }),
    getDb().task.findFirst({
      where: { ...repeats, createdAt: { gt: task.createdAt } },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    }),
  ]);
  return {
    task: toTaskView(task),
    promptId: task.promptVersion.promptId,
    runId: task.runId,
    previousId: previous?.id ?? null,
    nextId: next?.id ?? null,
    hasRawReply: task.rawReply !== null,
  };
}

export interface RawReplyView {
  request: string;
  requestSha256: string;
  reply: string;
  replySha256: string;
}

/** The exact request and reply texts of a task with the hashes kept when they were received. Throws `not_found`. */
export async function getRawReply({ ctx, input }: Call<{ taskId: string }>): Promise<RawReplyView> {
  requirePermission(ctx, "answer:read");
  const raw = await findRawReply(ctx, input.taskId);
  if (!raw) throw new AppError("not_found", { message: "No reply was kept for this answer." });
  return {
    request: gunzipSync(raw.request).toString("utf8"),
    requestSha256: raw.requestSha256,
    reply: gunzipSync(raw.reply).toString("utf8"),
    replySha256: raw.replySha256,
  };
}

async function findRawReply(ctx: Context, taskId: string) {
  const id = z.uuid().safeParse(taskId);
  return id.success
    ? getDb().rawReply.findFirst({ where: { taskId: id.data, workspaceId: ctx.workspaceId } })
    : null;
}
