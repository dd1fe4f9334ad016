import "server-only";
import { readFacts } from "@/lib/db/sql/facts/read-facts";
import { readMeasured } from "@/lib/db/sql/facts/read-measured";
import { readKnownRedirects } from "@/lib/db/sql/redirects/known-redirects";
import { KEPT } from "@/lib/db/query/kept";
import { outcomeOf, type Verdict, type Verification } from "@/lib/domain/answers/verification";
import { isRedirect } from "@/lib/reading/source-url";
import {
  prismaOf,
  requireOperator,
  requirePermission,
  sqlOf,
  type Call,
  type InstanceCall,
  type InstanceContext,
} from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { rulesOf } from "@/lib/services/measuring/rules";
import { KEPT_TASK, type KeptTask } from "./kept-task";
import { verifyTask } from "./verify-answer";

const BATCH = 50;

/**
 * Recomputes an answer from its raw reply as this version reads and measures, and says what is the same. Changes nothing.
 * Throws `not_found`.
 */
export async function verifyAnswer({ ctx, input }: Call<{ id: string }>): Promise<Verification> {
  requirePermission(ctx, "answer:read");
  const task = await prismaOf(ctx).task.findFirst({
    where: { id: parseId(input.id, "answer"), workspaceId: ctx.workspaceId, ...KEPT },
    select: KEPT_TASK,
  });
  const [verified] = await verifyTasks(ctx, ctx.workspaceId, [found(task, "answer")]);
  return found(verified, "answer");
}

export interface VerifiedAll {
  verified: number;
  /** How many came out how. */
  outcomes: Partial<Record<Verdict["state"], number>>;
}

/**
 * The same of all answers of a workspace, or of one by its id; each that is not the same throughout goes to `onOther`.
 * Throws `not_found` for anybody but the operator and jobs.
 */
export async function verifyAnswers({
  ctx,
  input: { workspaceId, taskId, onOther, onProgress },
}: InstanceCall<{
  /** Null is every workspace. */
  workspaceId: string | null;
  /** Null is every answer. */
  taskId: string | null;
  onOther: (verification: Verification) => void;
  onProgress?: (verified: number) => void;
}>): Promise<VerifiedAll> {
  requireOperator(ctx);
  const all: VerifiedAll = { verified: 0, outcomes: {} };
  for (let after: string | null = null; ;) {
    const batch: KeptTask[] = await prismaOf(ctx).task.findMany({
      where: {
        ...KEPT,
        ...(workspaceId !== null && { workspaceId }),
        rawReply: { isNot: null },
        ...(taskId === null ? after !== null && { id: { gt: after } } : { id: taskId }),
      },
      select: KEPT_TASK,
      orderBy: { id: "asc" },
      take: BATCH,
    });
    for (const [workspace, tasks] of Map.groupBy(batch, (task) => task.workspaceId))
      for (const verification of await verifyTasks(ctx, workspace, tasks)) {
        const outcome = outcomeOf(verification);
        all.verified += 1;
        all.outcomes[outcome] = (all.outcomes[outcome] ?? 0) + 1;
        if (outcome !== "same") onOther(verification);
      }
    onProgress?.(all.verified);
    after = batch.at(-1)?.id ?? null;
    if (taskId !== null || batch.length < BATCH) return all;
  }
}

async function verifyTasks(
  ctx: InstanceContext,
  workspaceId: string,
  tasks: readonly KeptTask[],
): Promise<Verification[]> {
  const db = sqlOf(ctx);
  const ids = tasks.map(({ id }) => id);
  const rawUrls = tasks.flatMap(({ citations }) => citations.map(({ rawUrl }) => rawUrl));
  const [facts, measured, knownRedirects] = await Promise.all([
    readFacts(db, workspaceId, ids),
    readMeasured(db, workspaceId, ids),
    readKnownRedirects(db, { workspaceId, rawUrls: rawUrls.filter(isRedirect) }),
  ]);
  const rows = new Map(measured.map((row) => [row.taskId, row]));
  const verified: Verification[] = [];
  for (const task of tasks) {
    const [fact, row] = [facts.get(task.id), rows.get(task.id)];
    const kept = fact && row ? { fact, measured: row, rules: await rulesOf(db, workspaceId, fact) } : null;
    verified.push(await verifyTask(task, kept, knownRedirects));
  }
  return verified;
}
