import "server-only";
import { describeFailure, FAILURE_KINDS } from "@/lib/api-contract/failure-words";
import { describeStatus } from "@/lib/api-contract/status-codes";
import { isOwnFailure, OWN_FAILURES } from "@/lib/domain/tasks/task-failure";
import type { TaskState } from "@/lib/domain/tasks/task-state";

/** The words for how a task failed, or for what it waits for; null where nothing is wrong. */
export function describeEnd({
  state,
  statusCode,
  failureKind,
}: {
  state: TaskState;
  statusCode: number | null;
  failureKind: string | null;
}): { meaning: string; remedy: string } | null {
  if (state === "answered") return null;
  if (failureKind !== null && isOwnFailure(failureKind)) return OWN_FAILURES[failureKind];
  const kind = FAILURE_KINDS.find((known) => known === failureKind);
  if (kind) return describeFailure(kind, statusCode);
  return statusCode === null ? null : describeStatus(statusCode);
}
