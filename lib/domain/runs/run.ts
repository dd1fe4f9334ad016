import { z } from "zod";
import { taskViewSchema, type Turn } from "@/lib/domain/answers/answer";
import { methodSchema } from "@/lib/domain/engines/engine-schema";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import type { Method } from "@/lib/domain/engines/engine";
import type { PlanTarget } from "./plan";
import type { TaskState } from "@/lib/domain/tasks/task-state";

/** How tasks may have ended that are asked again: without an answer, with nobody knowing, or unsent. */
export const RETRIED_STATES = ["failed", "unknown", "cancelled"] as const satisfies readonly TaskState[];
export type RetriedState = (typeof RETRIED_STATES)[number];

/** A run as the compose page shows it: what was asked, and each task in the order of its plan. */
export const runViewSchema = z.object({
  id: z.uuid(),
  /** The prompt of its first task. */
  promptId: z.uuid(),
  /** The connection its tasks go over. */
  connectionId: z.uuid(),
  method: methodSchema,
  label: z.string().nullable(),
  /** What was held back for it when it was sent: the most it was expected to cost. */
  reserved: dollarsSchema,
  createdAt: z.iso.datetime({ offset: true }),
  tasks: z.array(taskViewSchema),
});
export type RunView = z.infer<typeof runViewSchema>;

/** What a run asked, for asking it again: one wording, and whom, how and with which settings. */
export interface RunAsk {
  promptId: string;
  userPrompt: string;
  systemMessage: string | null;
  turns: Turn[];
  connectionId: string;
  method: Method;
  label: string | null;
  targets: PlanTarget[];
}
