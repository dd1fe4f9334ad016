import "server-only";
import { listPromptSetRows } from "@/lib/db/sql/library/list-prompt-sets";
import { listSetPrompts as listSetPromptRows } from "@/lib/db/sql/library/list-set-prompts";
import { readSetChoices } from "@/lib/db/sql/library/read-set-choices";
import type { PromptSetRow } from "@/lib/domain/library/prompt-set";
import type {
  SetPromptChoices,
  SetPromptFilter,
  SetPromptRow,
  SetPromptSort,
} from "@/lib/domain/library/set-prompt";
import { prismaOf, readsOf, requirePermission, type Call } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { readSetFilter } from "@/lib/services/search/read-search";
import { getPromptSetInWorkspace } from "./in-workspace";

/** The sets in use, or those archived, by name, with what each holds and when it is asked. */
export async function listPromptSets({ ctx, input }: Call<{ archived: boolean }>): Promise<PromptSetRow[]> {
  requirePermission(ctx, "prompt:read");
  return listPromptSetRows(readsOf(ctx), input);
}

/** One set, archived or not. Throws `not_found`. */
export async function getPromptSet({ ctx, input }: Call<{ id: string }>): Promise<PromptSetRow> {
  requirePermission(ctx, "prompt:read");
  const [set] = await listPromptSetRows(readsOf(ctx), { id: parseId(input.id, "set") });
  return found(set, "set");
}

/** A page of a set's prompts, and how many the filter leaves. Throws `not_found`. */
export async function listSetPrompts({
  ctx,
  input,
}: Call<{ setId: string; filter: SetPromptFilter; sort: SetPromptSort; page: number }>): Promise<{
  rows: SetPromptRow[];
  total: number;
}> {
  requirePermission(ctx, "prompt:read");
  const { id } = await getPromptSetInWorkspace(ctx, input.setId);
  const filter = await readSetFilter(readsOf(ctx), input.filter);
  return listSetPromptRows(readsOf(ctx), { ...input, filter, setId: id });
}

/** What the prompts of a set can be narrowed to and given: its topics, tags and families, the workspace's markets and personas in use. */
export async function readSetPromptChoices({
  ctx,
  input,
}: Call<{ setId: string }>): Promise<SetPromptChoices> {
  requirePermission(ctx, "prompt:read");
  const { id } = await getPromptSetInWorkspace(ctx, input.setId);
  const inUse = {
    where: { workspaceId: ctx.workspaceId, archivedAt: null },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  } as const;
  const db = prismaOf(ctx);
  const [words, markets, personas] = await Promise.all([
    readSetChoices(readsOf(ctx), id),
    db.market.findMany(inUse),
    db.persona.findMany({ ...inUse, where: { ...inUse.where, replacedById: null } }),
  ]);
  return { ...words, markets, personas };
}
