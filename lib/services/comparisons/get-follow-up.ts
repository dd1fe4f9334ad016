import "server-only";
import { LIMITS } from "@/lib/api-contract/limits";
import { continueTurns, type FollowUp } from "@/lib/domain/answers/follow-up";
import { isEngine } from "@/lib/domain/engines/engine";
import { getTaskInWorkspace } from "@/lib/services/answers/get-task-in-workspace";
import { toTaskView } from "@/lib/services/answers/task-view";
import { requirePermission, type Call } from "@/lib/services/context";
import { missing } from "@/lib/services/ids";

/**
 * What a question that follows an answer begins with, within what the API takes of a conversation. Throws `not_found`,
 * also for a task without an answer, or whose answer has no text, and for an imported one: there is nothing to go on
 * from, or nobody here to ask.
 */
export async function getFollowUp({ ctx, input }: Call<{ id: string }>): Promise<FollowUp> {
  requirePermission(ctx, "run:create");
  const row = await getTaskInWorkspace(ctx, input.id);
  const text = row.answer?.text ?? "";
  if (text.trim() === "") throw missing("answer");
  const { id, engine, modelAsked, method, parameters, systemMessage, turns, userPrompt } = toTaskView(row);
  const { connectionId } = row;
  if (connectionId === null || method === null || !isEngine(engine)) throw missing("answer");
  const whole = [
    ...turns,
    { role: "user" as const, message: userPrompt },
    { role: "ai" as const, message: text },
  ];
  return {
    ...continueTurns(whole, LIMITS),
    taskId: id,
    ...{ connectionId, engine, model: modelAsked, method, parameters, systemMessage },
  };
}
