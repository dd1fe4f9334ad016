import "server-only";
import { askToTask, type AskedTask } from "@/lib/api-contract/ask-to-task";
import { sayProblems } from "@/lib/api-contract/form-words";
import type { Problem } from "@/lib/api-contract/problem";
import { getDb } from "@/lib/db/client";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { askSchema, type Ask, type Target } from "@/lib/domain/ask";
import { expandPlan, type Plan } from "@/lib/domain/plan";
import { AppError } from "@/lib/domain/errors";
import type { TargetEstimate } from "@/lib/domain/estimate";
import { callLiveJob } from "@/lib/queue/definitions";
import { enqueueMany } from "@/lib/queue/queue";
import { postStandardTasks } from "@/lib/services/tasks";
import { listModels } from "@/lib/services/connections";
import { getConnectionInWorkspace } from "@/lib/services/connections/list";
import { memberId, requirePermission, type Call, type Context } from "@/lib/services/context";
import { keepPromptVersion, retryOnSameWording } from "@/lib/services/prompts/keep-version";
import { estimateTargets } from "@/lib/services/spend";
import { reserve, type PaidTask } from "@/lib/services/spend/ledger";

import { frozen } from "./frozen-plan";

export interface CreatedRun {
  runId: string;
  taskIds: string[];
  /** True when a run with this request key was there already: the second click of two. */
  alreadySent: boolean;
}

/**
 * Plans a run: checks every target against the contract, then writes the wording as a prompt version, the tasks, a
 * reservation of their expected cost and the jobs of the live ones in one transaction. Standard ones are posted at
 * once; should that fail, the worker goes on with it. Throws `invalid` naming the fields; nothing is kept then.
 */
export async function createRun({ ctx, input }: Call<Ask>): Promise<CreatedRun> {
  requirePermission(ctx, "run:create");
  const ask = askSchema.parse(input);
  const sent = await findSentRun(ctx, ask.requestKey);
  if (sent) return sent;

  const { id: connectionId } = await getConnectionInWorkspace(ctx, ask.connectionId);
  const planned = await planTasks(ctx, ask, connectionId);
  const estimates = await estimateTargets({
    ctx,
    input: ask,
  });

  const run = await retryOnSameWording(async () => {
    const raced = await findSentRun(ctx, ask.requestKey);
    return raced ?? writeRun(ctx, ask, connectionId, planned, estimates);
  });
  if (!run.alreadySent) {
    await postStandardTasks({
      ctx,
      input: {
        taskIds: planned.flatMap(({ method }, at) => (method === "standard" ? (run.taskIds[at] ?? []) : [])),
      },
    });
  }
  return run;
}

async function findSentRun(ctx: Context, requestKey: string): Promise<CreatedRun | null> {
  const run = await getDb().run.findUnique({
    where: { workspaceId_requestKey: { workspaceId: ctx.workspaceId, requestKey } },
    select: { id: true, tasks: { select: { id: true }, orderBy: [{ cell: "asc" }, { repeat: "asc" }] } },
  });
  return run && { runId: run.id, taskIds: run.tasks.map(({ id }) => id), alreadySent: true };
}

interface PlannedTask extends AskedTask {
  target: Target;
}

/** Every target as a task the API will take, or `invalid` with all that is wrong, by field. */
async function planTasks(ctx: Context, ask: Ask, connectionId: string): Promise<PlannedTask[]> {
  const problems: Problem[] = [];
  const planned: PlannedTask[] = [];
  for (const target of ask.targets) {
    const { models } = await listModels({ ctx, input: { connectionId, engine: target.engine } });
    const check = askToTask(ask, target, models);
    if (check.ok) planned.push({ ...check.task, target });
    else problems.push(...check.problems);
  }
  if (planned.length < ask.targets.length) {
    throw new AppError("invalid", {
      message: "Nothing was sent. Put right what is marked and send again.",
      fields: sayProblems(
        problems,
        ask.targets.map(({ engine }) => engine),
      ),
    });
  }
  return planned;
}

function writeRun(
  ctx: Context,
  ask: Ask,
  connectionId: string,
  planned: readonly PlannedTask[],
  estimates: readonly TargetEstimate[],
): Promise<CreatedRun> {
  const { workspaceId } = ctx;
  const createdById = memberId(ctx);
  return withTransaction(ctx, async (ctx) => {
    const { tx } = ctx;
    const db = tx.prisma;
    const version = await keepPromptVersion(db, ctx, { promptId: ask.promptId, wording: ask });
    const plan: Plan = {
      version: 1,
      origin: null,
      connectionId,
      method: ask.method,
      label: ask.label || null,
      entries: [{ promptVersionId: version.id, personaId: null, marketId: null }],
      targets: planned.map(({ target, method, parameters, webSearch }) => ({
        ...target,
        method,
        parameters,
        webSearch,
        marketId: null,
      })),
      repeats: 1,
    };
    const run = await db.run.create({
      data: {
        workspaceId,
        requestKey: ask.requestKey,
        ...frozen(plan),
        method: plan.method,
        label: plan.label,
        createdById,
      },
      select: { id: true },
    });
    const tasks: PaidTask[] = [];
    for (const { cell, repeat, promptVersionId, target } of expandPlan(plan)) {
      const { engine, model, method, parameters, webSearch } = target;
      tasks.push(
        await db.task.create({
          data: {
            workspaceId,
            runId: run.id,
            promptVersionId,
            connectionId,
            cell,
            repeat,
            engine,
            modelAsked: model,
            method,
            parameters,
            webSearchAsked: webSearch,
            createdById,
          },
        }),
      );
    }
    const taskIds = tasks.map(({ id }) => id);
    await reserve(
      db,
      tasks.map((task, index) => ({ task, amount: estimates[index]?.high ?? "0" })),
      ctx.now(),
    );
    const live = planned.flatMap(({ method }, at) => (method === "live" ? (taskIds[at] ?? []) : []));
    await enqueueMany(
      callLiveJob,
      live.map((taskId) => ({ taskId })),
      { tx },
    );
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "run.create",
      entityId: run.id,
      after: { promptVersionId: version.id, connectionId, method: ask.method, tasks: taskIds.length },
    });
    return { runId: run.id, taskIds, alreadySent: false };
  });
}
