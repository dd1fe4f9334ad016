import "server-only";
import type { RunAsk } from "@/lib/domain/runs/run";
import { requirePermission, type Call } from "@/lib/services/context";
import { missing } from "@/lib/services/ids";
import { getPromptVersionInWorkspace } from "@/lib/services/prompts/in-workspace";
import { getRunInWorkspace } from "./get-run-in-workspace";

/**
 * What a run asked, by its plan; of a run of several wordings the first. Throws `not_found`.
 */
export async function getRunAsk({ ctx, input }: Call<{ id: string }>): Promise<RunAsk> {
  requirePermission(ctx, "answer:read");
  const { plan } = await getRunInWorkspace(ctx, input.id);
  const versionId = plan.entries[0]?.promptVersionId;
  if (versionId === undefined) throw missing("run");
  const { promptId, userPrompt, systemMessage, turns } = await getPromptVersionInWorkspace(ctx, versionId);
  const { connectionId, method, label, targets } = plan;
  return { promptId, userPrompt, systemMessage, turns, connectionId, method, label, targets };
}
