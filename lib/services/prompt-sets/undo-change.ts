import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { newestPersonas } from "@/lib/db/sql/newest-personas";
import { readChangeablePrompts } from "@/lib/db/sql/read-changeable-prompts";
import { undoMadePrompts } from "@/lib/db/sql/undo-made-prompts";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { readBefore, undoOf, type UndoOutcome } from "@/lib/domain/library-change";
import type { PromptProperties } from "@/lib/domain/prompt-edit";
import { readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { changeProperties } from "./change-properties";
import { lockSetInUse } from "./in-workspace";

/**
 * Undoes an act on a set's prompts, whatever its kind: prompts that it changed become what they were, where nobody
 * changed them since; prompts that it made are deleted, or archived where they were asked or reworded. What is left as
 * it is is counted by the reason. Throws `not_found`, and `conflict` where it is undone already or the set is archived.
 */
export async function undoChange({ ctx, input }: Call<{ id: string }>): Promise<UndoOutcome> {
  requirePermission(ctx, "prompt:write");
  const id = parseId(input.id, "change");
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const setId = await lockSetOf(ctx, id);
    const change = await tx.prisma.libraryChange.findUniqueOrThrow({
      where: { id },
      select: { before: true, undoneAt: true },
    });
    if (change.undoneAt !== null) throw new AppError("conflict", { message: "This is undone already." });
    const outcome = {
      ...(await takeBack(ctx, setId, change.before)),
      ...(await undoMadePrompts(tx, { workspaceId, changeId: id, archivedAt: ctx.now() })),
    };
    await tx.prisma.libraryChange.update({ where: { id }, data: { undoneAt: ctx.now() } });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "library_change.undo",
      entityId: id,
      after: outcome,
    });
    return outcome;
  });
}

/** The set of an act of the workspace, locked. */
async function lockSetOf(ctx: Context & { tx: Transaction }, id: string): Promise<string> {
  const change = await ctx.tx.prisma.libraryChange.findFirst({
    where: { id, workspaceId: ctx.workspaceId },
    select: { setId: true },
  });
  return (await lockSetInUse(ctx, found(change, "change").setId)).id;
}

async function takeBack(
  ctx: Context & { tx: Transaction },
  setId: string,
  before: string | null,
): Promise<Pick<UndoOutcome, "restored" | "changedSince" | "duplicates">> {
  const kept = new Map(readBefore(before).map((prompt) => [prompt.id, prompt]));
  if (kept.size === 0) return { restored: 0, changedSince: 0, duplicates: 0 };
  const selection = { ids: [...kept.keys()] };
  const prompts = await readChangeablePrompts(readsOf(ctx), { setId, selection });
  const ids = [...kept.values()].flatMap(({ was, is }) => [was.personaId ?? [], is.personaId ?? []].flat());
  const personas = await newestPersonas(ctx.tx, { workspaceId: ctx.workspaceId, ids });
  // An edited persona is another row by now, as which its prompts are asked.
  const asNow = (said: Partial<PromptProperties>): Partial<PromptProperties> =>
    said.personaId ? { ...said, personaId: personas.get(said.personaId) ?? said.personaId } : said;
  const changes = prompts.flatMap((prompt) => {
    const changed = kept.get(prompt.id);
    if (!changed) return [];
    const wanted = undoOf({ ...changed, was: asNow(changed.was), is: asNow(changed.is) }, prompt);
    return wanted === "changed_since" ? [] : [{ prompt, wanted }];
  });
  const { changed, duplicates } = await changeProperties(ctx, setId, changes);
  return { restored: changed.length, changedSince: kept.size - changes.length, duplicates };
}
