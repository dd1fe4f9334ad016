import "server-only";
import { askToTask } from "@/lib/api-contract/ask-to-task";
import { sayProblems } from "@/lib/api-contract/form-words";
import { readWordings } from "@/lib/db/sql/library/read-wordings";
import { AppError } from "@/lib/domain/errors";
import type { Plan } from "@/lib/domain/runs/plan";
import type { RunKind } from "@/lib/domain/tasks/run-kind";
import { getConnectionInWorkspace } from "@/lib/services/connections/list";
import { sqlOf, type Context } from "@/lib/services/context";
import { asAsk, NEUTRAL, readModelLists } from "./ask-facts";
import { priceTargets } from "./price-targets";
import { sendOnce, type CreatedRun } from "./send-once";
import { problemFields, wordingProblems } from "./wording-problems";

/** What the run is that is sent again. */
interface SentRun {
  kind: RunKind;
  setId: string | null;
  forSetId: string | null;
}

/**
 * Sends a plan that was sent before, or a part of it, as a run of its own. Whatever schedule asked it then, somebody
 * asks it now. Throws `not_found` where the connection is gone, and `invalid` naming the targets and wordings that the
 * API does not take any more; nothing is kept then.
 */
export async function sendPlan(
  ctx: Context,
  {
    requestKey,
    run: { kind, setId, forSetId },
    plan: sent,
    onlyWhatFits,
  }: { requestKey: string; run: SentRun; plan: Plan; onlyWhatFits: boolean },
): Promise<CreatedRun> {
  const { origin } = sent;
  const plan: Plan = { ...sent, origin: origin && { ...origin, scheduleId: null, slotId: null } };
  await getConnectionInWorkspace(ctx, plan.connectionId);
  await checkPlan(ctx, plan);
  const expected = await priceTargets(ctx, plan);
  return sendOnce(ctx, {
    requestKey,
    kind,
    setId,
    forSetId,
    onlyWhatFits,
    plan: () => Promise.resolve({ plan, expected }),
  });
}

/** What could be asked then may not be any more: models go, and what the API takes changes. */
async function checkPlan(ctx: Context, plan: Plan): Promise<void> {
  const { entries, targets } = plan;
  if (entries.length === 0) throw new AppError("not_found", { message: "This run asked nothing." });
  const ids = entries.map(({ promptVersionId }) => promptVersionId);
  const [models, wordings] = await Promise.all([
    readModelLists(ctx, plan),
    readWordings(sqlOf(ctx), { workspaceId: ctx.workspaceId, ids }),
  ]);
  const ofTargets = targets.flatMap((target) => {
    const ask = asAsk(plan, target.parameters, NEUTRAL);
    const check = askToTask(ask, target, models.get(target.engine) ?? null);
    return check.ok ? [] : check.problems;
  });
  const ofWordings = await wordingProblems(ctx, { ask: plan, targets, models }, { entries, wordings });
  if (ofTargets.length + ofWordings.length === 0) return;
  const engines = targets.map(({ engine }) => engine);
  throw new AppError("invalid", {
    message: "Nothing was sent: this cannot be asked any more as it was.",
    fields: { ...sayProblems(ofTargets, engines), ...problemFields(ofWordings) },
  });
}
