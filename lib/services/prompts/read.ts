import "server-only";
import { getDb } from "@/lib/db/client";
import { KEPT } from "@/lib/db/query/kept";
import { countVersionRuns } from "@/lib/db/sql/library/count-version-runs";
import { listPromptRuns } from "@/lib/db/sql/library/list-prompt-runs";
import { listPromptsPage } from "@/lib/db/sql/library/list-prompts";
import { turnSchema } from "@/lib/domain/answers/answer";
import type { PromptFilter, PromptRow, PromptSort, PromptView } from "@/lib/domain/library/prompt";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { readSearch } from "@/lib/services/search/read-search";
import { getPromptInWorkspace } from "./in-workspace";

/** A page of a workspace's prompts in the order asked for. */
export async function listPrompts({
  ctx,
  input,
}: Call<Zoned<PromptFilter> & { page: number; sort: PromptSort }>): Promise<{
  rows: PromptRow[];
  hasNext: boolean;
}> {
  requirePermission(ctx, "prompt:read");
  const { text, ...asked } = input;
  const own = readsOf(ctx);
  return listPromptsPage(own, { ...asked, words: text === null ? null : await readSearch(own, text) });
}

/** A prompt with all its wordings and its latest runs, newest first. Throws `not_found`. */
export async function getPrompt({ ctx, input }: Call<{ id: string }>): Promise<PromptView> {
  requirePermission(ctx, "prompt:read");
  const { id, createdAt } = await getPromptInWorkspace(ctx, input.id);
  const [versions, runs, runsOf] = await Promise.all([
    getDb().promptVersion.findMany({
      where: { promptId: id, workspaceId: ctx.workspaceId },
      orderBy: { number: "desc" },
      include: { _count: { select: { tasks: { where: { state: "answered", ...KEPT } } } } },
    }),
    listPromptRuns(readsOf(ctx), id),
    countVersionRuns(readsOf(ctx), id),
  ]);
  return {
    id,
    createdAt: createdAt.toISOString(),
    versions: versions.map(({ _count, turns, createdAt, ...version }) => ({
      id: version.id,
      number: version.number,
      userPrompt: version.userPrompt,
      systemMessage: version.systemMessage,
      turns: turnSchema.array().parse(turns),
      createdAt: createdAt.toISOString(),
      runs: runsOf.get(version.id) ?? 0,
      answers: _count.tasks,
    })),
    runs: runs.rows,
    hasMoreRuns: runs.hasMore,
  };
}
