import "server-only";
import { z } from "zod";
import { getDb } from "@/lib/db/client";
import { turnSchema } from "@/lib/domain/answer";
import { AppError } from "@/lib/domain/errors";
import { readPlan } from "@/lib/domain/plan";
import type { RunAsk } from "@/lib/domain/run";
import { requirePermission, type Call } from "@/lib/services/context";

/**
 * What a run asked, by its plan, for a form to be filled with; of a run of several wordings the first. Throws
 * `not_found`.
 */
export async function getRunAsk({ ctx, input }: Call<{ id: string }>): Promise<RunAsk> {
  requirePermission(ctx, "answer:read");
  const { workspaceId } = ctx;
  const id = z.uuid().safeParse(input.id);
  const run = id.success
    ? await getDb().run.findFirst({ where: { id: id.data, workspaceId }, select: { plan: true } })
    : null;
  const plan = run && readPlan(run.plan);
  const versionId = plan?.entries[0]?.promptVersionId;
  const version =
    versionId === undefined
      ? null
      : await getDb().promptVersion.findFirst({
          where: { id: versionId, workspaceId },
          select: { promptId: true, userPrompt: true, systemMessage: true, turns: true },
        });
  if (!plan || !version) {
    throw new AppError("not_found", { message: "There is no such run in this workspace." });
  }
  const { connectionId, method, label, targets } = plan;
  const turns = turnSchema.array().parse(version.turns);
  return { ...version, turns, connectionId, method, label, targets };
}
