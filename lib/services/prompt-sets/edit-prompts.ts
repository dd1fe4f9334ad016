import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { readChangeablePrompts } from "@/lib/db/sql/library/read-changeable-prompts";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { writeBefore } from "@/lib/domain/library/library-change";
import {
  applyEdit,
  promptEditSchema,
  type AppliedEdit,
  type ChangeOutcome,
  type PromptEdit,
} from "@/lib/domain/library/prompt-edit";
import type { PromptSelection } from "@/lib/domain/library/set-prompt";
import { promptSelectionSchema } from "@/lib/domain/library/set-prompt-schema";
import { memberId, readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { changeProperties } from "./change-properties";
import { wordsForEdit } from "./edit-words";
import { readSetFilter } from "@/lib/services/search/read-search";
import { lockSetInUse, requireInUse, requireOwn } from "./in-workspace";

interface BulkEdit {
  setId: string;
  selection: PromptSelection;
  edit: PromptEdit;
}

/**
 * Changes many prompts of a set at once and keeps what they were, so that it can be undone. Prompts that the change
 * would make the same question as another, or give too many tags, are left as they are and counted. Throws `not_found`
 * where set, market, persona or family is not the workspace's, `conflict` where the set, market or persona is archived.
 */
export async function editPrompts({ ctx, input }: Call<BulkEdit>): Promise<ChangeOutcome> {
  requirePermission(ctx, "prompt:write");
  const selection = promptSelectionSchema.parse(input.selection);
  const wanted = promptEditSchema.parse(input.edit);
  return withTransaction(ctx, async (ctx) => {
    const { id: setId } = await lockSetInUse(ctx, input.setId);
    await requireOwn(ctx, setId, [namedBy(wanted)]);
    await requireInUse(ctx, namedBy(wanted));
    const searched =
      "ids" in selection ? selection : { filter: await readSetFilter(readsOf(ctx), selection.filter) };
    const prompts = await readChangeablePrompts(readsOf(ctx), { setId, selection: searched });
    if (prompts.length === 0) return { changeId: null, changed: 0, same: 0, duplicates: 0, tooManyTags: 0 };
    const { edit, families } = await withFamily(ctx, setId, wanted);
    const applied = prompts.map((prompt) => ({ prompt, wanted: applyEdit(prompt, edit, ctx.now()) }));
    const changes = applied.flatMap(({ prompt, wanted }) =>
      typeof wanted === "string" ? [] : [{ prompt, wanted }],
    );
    const { changed, duplicates } = await changeProperties(ctx, setId, changes);
    const count = (reason: "same" | "too_many_tags") =>
      applied.filter(({ wanted }) => wanted === reason).length;
    const left = { same: count("same"), duplicates, tooManyTags: count("too_many_tags") };
    if (changed.length === 0) return { changeId: null, changed: 0, ...left };
    const kind = edit.change === "archive" || edit.change === "restore" ? edit.change : "edit";
    const { id } = await ctx.tx.prisma.libraryChange.create({
      data: {
        workspaceId: ctx.workspaceId,
        setId,
        kind,
        count: changed.length,
        before: writeBefore(await wordsForEdit(ctx, wanted), { prompts: changed, families }),
        createdById: memberId(ctx),
        createdAt: ctx.now(),
      },
      select: { id: true },
    });
    await recordDecision(ctx.tx, ctx, {
      workspaceId: ctx.workspaceId,
      action: "prompt_set.edit",
      entityId: setId,
      after: { changeId: id, change: edit.change, count: changed.length },
    });
    return { changeId: id, changed: changed.length, ...left };
  });
}

const namedBy = (edit: PromptEdit) => ({
  marketId: edit.change === "market" ? edit.marketId : null,
  personaId: edit.change === "persona" ? edit.personaId : null,
  familyId: edit.change === "join_family" ? edit.familyId : null,
});

/** The edit with the family made that is to be joined, and the ids of what was made. */
async function withFamily(
  ctx: Context & { tx: Transaction },
  setId: string,
  edit: PromptEdit,
): Promise<{ edit: AppliedEdit; families: string[] }> {
  if (edit.change !== "make_family") return { edit, families: [] };
  const { tx, workspaceId } = ctx;
  const made = { createdById: memberId(ctx), createdAt: ctx.now() };
  const family = await tx.prisma.family.create({
    data: { workspaceId, setId, name: edit.name, ...made },
    select: { id: true },
  });
  return { edit: { change: "join_family", familyId: family.id }, families: [family.id] };
}
