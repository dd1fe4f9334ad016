import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { deleteEmptyFamilies } from "@/lib/db/sql/library/delete-empty-families";
import { newestPersonas } from "@/lib/db/sql/library/newest-personas";
import { readChangeablePrompts } from "@/lib/db/sql/library/read-changeable-prompts";
import { undoMadePrompts } from "@/lib/db/sql/library/undo-made-prompts";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import {
  readBefore,
  undoOf,
  type ChangedPrompt,
  type UndoOutcome,
} from "@/lib/domain/library/library-change";
import type { PromptProperties } from "@/lib/domain/library/prompt-edit";
import { readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { changeProperties } from "./change-properties";
import { lockSetInUse } from "./in-workspace";

/**
 * Undoes an act on a set's prompts, whatever its kind: prompts that it changed become what they were, where nobody
 * changed them since; prompts that it made are deleted, or archived where they were asked or reworded; families that it
 * made go where no prompt is of them. What is left as it is is counted by the reason. Throws `not_found`, and `conflict`
 * where it is undone already or the set is archived.
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
    const { prompts, families } = readBefore(change.before);
    const outcome = {
      ...(await takeBack(ctx, setId, prompts)),
      ...(await undoMadePrompts(tx, { workspaceId, changeId: id, archivedAt: ctx.now() })),
    };
    await deleteEmptyFamilies(tx, { workspaceId, ids: families });
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
  before: readonly ChangedPrompt[],
): Promise<Pick<UndoOutcome, "restored" | "changedSince" | "duplicates">> {
  const kept = new Map(before.map((prompt) => [prompt.id, prompt]));
  if (kept.size === 0) return { restored: 0, changedSince: 0, duplicates: 0 };
  const selection = { ids: [...kept.keys()] };
  const prompts = await readChangeablePrompts(readsOf(ctx), { setId, selection });
  const asNow = await translator(ctx, setId, before);
  const changes = prompts.flatMap((prompt) => {
    const changed = kept.get(prompt.id);
    if (!changed) return [];
    const wanted = undoOf({ ...changed, was: asNow(changed.was), is: asNow(changed.is) }, prompt);
    return wanted === "changed_since" ? [] : [{ prompt, wanted }];
  });
  const { changed, duplicates } = await changeProperties(ctx, setId, changes);
  return { restored: changed.length, changedSince: kept.size - changes.length, duplicates };
}

/**
 * What was said of prompts, as it is said now: an edited persona is another row, as which its prompts are asked, and a
 * family that is gone is none.
 */
async function translator(
  { tx, workspaceId }: Context & { tx: Transaction },
  setId: string,
  before: readonly ChangedPrompt[],
): Promise<(said: Partial<PromptProperties>) => Partial<PromptProperties>> {
  const idsOf = (key: "personaId" | "familyId") => [
    ...new Set(before.flatMap(({ was, is }) => [was[key] ?? [], is[key] ?? []].flat())),
  ];
  const personas = await newestPersonas(tx, { workspaceId, ids: idsOf("personaId") });
  const there = await tx.prisma.family.findMany({
    where: { workspaceId, setId, id: { in: idsOf("familyId") } },
    select: { id: true },
  });
  const families = new Set(there.map(({ id }) => id));
  return (said) => ({
    ...said,
    ...(said.personaId && { personaId: personas.get(said.personaId) ?? said.personaId }),
    ...(said.familyId && { familyId: families.has(said.familyId) ? said.familyId : null }),
  });
}
