import "server-only";
import { toTaskRequest } from "@/lib/api-contract/ask-to-task";
import type { TaskRequest } from "@/lib/api-contract/task-request";
import type { Prisma } from "@/lib/db/client";
import { asPersona } from "@/lib/domain/library/persona";
import { turnSchema } from "@/lib/domain/answers/answer";
import { taskParametersSchema } from "@/lib/domain/tasks/task-parameters";

/** What building a task's request needs beside its own columns. */
export const WITH_WORDING = {
  promptVersion: { select: { userPrompt: true, systemMessage: true, turns: true } },
  connection: { select: { kind: true } },
  persona: { select: { systemMessage: true } },
} as const satisfies Prisma.TaskInclude;

type TaskRow = Prisma.TaskGetPayload<{ include: typeof WITH_WORDING }>;

/** A task that is to be sent: by a connection, which only imported ones lack. */
export type TaskWithWording = TaskRow & {
  connectionId: string;
  connection: NonNullable<TaskRow["connection"]>;
};

/** A task as one that is to be sent. Throws for an imported one: none of those waits to be. */
export function toSend(task: TaskRow): TaskWithWording {
  const { connectionId, connection } = task;
  if (connectionId === null || connection === null) throw new Error(`task ${task.id} has no connection`);
  return { ...task, connectionId, connection };
}

/** The request a task is sent as. Its tag is the task's id, which finds it again when a reply is lost. */
export function wireTask(task: TaskWithWording): TaskRequest {
  const { userPrompt, systemMessage, turns } = task.promptVersion;
  return toTaskRequest({
    wording: {
      userPrompt,
      systemMessage: asPersona(task.persona?.systemMessage ?? null, systemMessage),
      turns: turnSchema.array().parse(turns),
    },
    model: task.modelAsked,
    parameters: taskParametersSchema.parse(task.parameters),
    tag: task.id,
  });
}
