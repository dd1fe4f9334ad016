import "server-only";
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
    db.run.count({ where: { workspaceId } }),
    db.answer.count({ where: { workspaceId } }),
    db.spendEntry.aggregate({
      where: { workspaceId, kind: { in: ["charge", "correction"] } },
      _sum: { amount: true },
    }),
  ]);
  return { prompts, runs, answers, spent: toDollars(parseDollars(charged._sum.amount?.toFixed() ?? "0")) };
}
