import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { parseDollars, toDollars } from "@/lib/domain/amounts/money";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";

export interface WorkspaceContents {
  prompts: number;
  runs: number;
  answers: number;
  /** All that was ever charged, dollars. */
  spent: string;
}

/** How much is in a workspace: what its deletion would lose. */
export async function countContents({ ctx }: Call): Promise<WorkspaceContents> {
  requirePermission(ctx, "answer:read");
  const { workspaceId } = ctx;
  const db = prismaOf(ctx);
  const [prompts, runs, answers, charged] = await Promise.all([
    db.prompt.count({ where: { workspaceId } }),
    db.run.count({ where: { workspaceId, ...KEPT } }),
    db.answer.count({ where: { workspaceId, task: KEPT } }),
    db.spendEntry.aggregate({
      where: { workspaceId, kind: { in: ["charge", "correction"] } },
      _sum: { amount: true },
    }),
  ]);
  return { prompts, runs, answers, spent: toDollars(parseDollars(charged._sum.amount?.toFixed() ?? "0")) };
}

/** What else its deletion would lose, counted when somebody is about to: of a large workspace it takes seconds. */
export async function countLosses({ ctx }: Call): Promise<{ citations: number; rawReplies: number }> {
  requirePermission(ctx, "workspace:delete");
  const where = { workspaceId: ctx.workspaceId, task: KEPT };
  const [citations, rawReplies] = await Promise.all([
    prismaOf(ctx).citation.count({ where }),
    prismaOf(ctx).rawReply.count({ where: { ...where, reply: { not: null } } }),
  ]);
  return { citations, rawReplies };
}
