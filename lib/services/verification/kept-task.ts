import "server-only";
import type { Prisma } from "@/lib/db/client";

/** What is kept of a task that can be recomputed. */
export const KEPT_TASK = {
  id: true,
  workspaceId: true,
  origin: true,
  engine: true,
  modelAsked: true,
  answer: { include: { words: { select: { isCut: true } } } },
  citations: { orderBy: { position: "asc" } },
  rawReply: true,
} as const satisfies Prisma.TaskSelect;

export type KeptTask = Prisma.TaskGetPayload<{ select: typeof KEPT_TASK }>;
