import "server-only";
import { findFollowedTask } from "@/lib/db/sql/comparisons/find-followed";
import { uncutPart } from "@/lib/domain/answers/follow-up";
import { getTaskInWorkspace } from "@/lib/services/answers/get-task-in-workspace";
import { toTaskView } from "@/lib/services/answers/task-view";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { hashWording } from "@/lib/services/prompts/keep-version";

/**
 * The answer that a question goes on from: what its last two turns say was asked and answered, by the same engine and
 * model. Null where it has no turns, or they are nobody's answer here: written by hand, changed since, or asked as a
 * persona. Throws `not_found`.
 */
export async function findFollowed({ ctx, input }: Call<{ id: string }>): Promise<string | null> {
  requirePermission(ctx, "answer:read");
  const row = await getTaskInWorkspace(ctx, input.id);
  const { turns, systemMessage, engine, modelAsked } = toTaskView(row);
  const [asked, answered] = turns.slice(-2);
  if (asked?.role !== "user" || answered?.role !== "ai") return null;
  return findFollowedTask(readsOf(ctx), {
    contentHash: hashWording({ userPrompt: asked.message, systemMessage, turns: turns.slice(0, -2) }),
    engine,
    modelAsked,
    beginning: uncutPart(answered.message),
    before: row.createdAt,
  });
}
