import "server-only";
import { askToTask } from "@/lib/api-contract/ask-to-task";
import { sayProblems } from "@/lib/api-contract/form-words";
import type { Ask } from "@/lib/domain/ask";
import { AppError } from "@/lib/domain/errors";
import type { Plan } from "@/lib/domain/plan";
import type { RunKind } from "@/lib/domain/run";
import { listModels } from "@/lib/services/connections";
import { getConnectionInWorkspace } from "@/lib/services/connections/list";
import type { Context } from "@/lib/services/context";
import { getPromptVersionInWorkspace } from "@/lib/services/prompts/in-workspace";
import { priceTargets } from "./price-targets";
import { sendOnce, type CreatedRun } from "./send-once";

/**
 * Sends a plan that was sent before, or a part of it, as a run of its own. Whatever schedule asked it then, somebody
 * asks it now. Throws `not_found` where the connection is gone, and `invalid` where the API does not take a target any
 * more; nothing is kept then.
 */
export async function sendPlan(
  ctx: Context,
  {
    requestKey,
    run: { kind, setId },
    plan: sent,
  }: { requestKey: string; run: { kind: RunKind; setId: string | null }; plan: Plan },
): Promise<CreatedRun> {
  const { origin } = sent;
  const plan: Plan = { ...sent, origin: origin && { ...origin, scheduleId: null, slotId: null } };
  await getConnectionInWorkspace(ctx, plan.connectionId);
  await checkTargets(ctx, plan);
  const expected = await priceTargets(ctx, plan);
  return sendOnce(ctx, { requestKey, kind, setId, plan: () => Promise.resolve({ plan, expected }) });
}

/** What could be asked then may not be any more: models go. The wordings are kept as they were taken. */
async function checkTargets(ctx: Context, plan: Plan): Promise<void> {
  const versionId = plan.entries[0]?.promptVersionId;
  if (versionId === undefined) throw new AppError("not_found", { message: "This run asked nothing." });
  const wording = await getPromptVersionInWorkspace(ctx, versionId);
  const problems = await Promise.all(
    plan.targets.map(async (target) => {
      const { connectionId, method, label } = plan;
      const { models } = await listModels({ ctx, input: { connectionId, engine: target.engine } });
      const ask: Ask = {
        ...wording,
        requestKey: "",
        connectionId,
        method,
        label,
        targets: [target],
        settings: target.parameters,
      };
      const check = askToTask(ask, target, models);
      return check.ok ? [] : check.problems;
    }),
  );
  if (problems.every((each) => each.length === 0)) return;
  throw new AppError("invalid", {
    message: "Nothing was sent: this cannot be asked any more as it was. Change it below and ask.",
    fields: sayProblems(
      problems.flat(),
      plan.targets.map(({ engine }) => engine),
    ),
  });
}
