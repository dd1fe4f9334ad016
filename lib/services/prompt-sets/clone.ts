import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { copyFamilies } from "@/lib/db/sql/library/copy-families";
import { copyMarkets, copyPersonas } from "@/lib/db/sql/library/copy-named";
import { readSetPrompts } from "@/lib/db/sql/library/read-set-prompts";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import type { NewPrompt } from "@/lib/domain/library/prompt-set";
import { ANY_SET_PROMPT } from "@/lib/domain/library/set-prompt";
import {
  memberId,
  readsOf,
  requirePermission,
  requirePerson,
  type Call,
  type Context,
} from "@/lib/services/context";
import { found } from "@/lib/services/ids";
import { findWorkspace } from "@/lib/services/workspaces";
import { addAsChange } from "./add-as-change";
import { createPromptSet } from "./create";
import { lockPromptSet } from "./in-workspace";

export interface ClonedSet {
  setId: string;
  prompts: number;
  /** The same question as another there: of two personas with the same name and message, for one. */
  leftOut: number;
}

/**
 * Clones a set under a name into the workspace of a slug, which may be its own: its prompts in use in their newest wordings, with
 * all that is said of them and their families; markets and personas are found there by what they are, or made. One
 * transaction. For a person who may write prompts in both. Throws `not_found` where set or workspace are not there for
 * them, and `conflict` where a set there has the name.
 */
export async function clonePromptSet({
  ctx,
  input,
}: Call<{ id: string; slug: string; name: string }>): Promise<ClonedSet> {
  requirePermission(ctx, "prompt:write");
  if (ctx.actor.kind !== "member")
    throw new AppError("forbidden", { message: "This is for a member of both workspaces to do." });
  return withTransaction(ctx, async (inside) => {
    const { tx, workspaceId } = inside;
    const set = await lockPromptSet(inside, input.id);
    const into = await enter(inside, input.slug);
    const { description } = await tx.prisma.promptSet.findUniqueOrThrow({
      where: { id: set.id },
      select: { description: true },
    });
    const { id: setId } = await createPromptSet({ ctx: into, input: { name: input.name, description } });
    const { prompts, families } = await translate(inside, into, { from: set.id, to: setId });
    const { ids } = await addAsChange(into, { setId, kind: "clone", prompts, families });
    await recordDecision(tx, inside, {
      workspaceId,
      action: "prompt_set.clone_from",
      entityId: set.id,
      after: { workspaceId: into.workspaceId, setId },
    });
    const added = ids.filter((id) => id !== null).length;
    return { setId, prompts: added, leftOut: ids.length - added };
  });
}

type Inside = Context & { tx: Transaction };

/** The same person in another workspace, by the role they have there. Throws `not_found`, and `forbidden`. */
async function enter(ctx: Inside, slug: string): Promise<Inside> {
  const { id, role } = found(await findWorkspace({ ctx, input: { slug } }), "workspace");
  const there: Inside = {
    ...ctx,
    workspaceId: id,
    actor: { kind: "member", userId: requirePerson(ctx), role },
  };
  requirePermission(there, "prompt:write");
  return there;
}

/**
 * A set's prompts as they are in the other workspace, whose families, markets and personas are found or made, and the
 * ids of those families.
 */
async function translate(
  ctx: Inside,
  into: Inside,
  { from, to }: { from: string; to: string },
): Promise<{ prompts: NewPrompt[]; families: string[] }> {
  const { tx, workspaceId } = ctx;
  const own = ctx.workspaceId === into.workspaceId;
  const createdAt = ctx.now();
  const source = { workspaceId, setId: from };
  const named = { from: source, intoWorkspaceId: into.workspaceId, createdAt };
  const families = await copyFamilies(tx, {
    from: source,
    into: { workspaceId: into.workspaceId, setId: to },
    createdById: memberId(ctx),
    createdAt,
  });
  const markets = own ? null : await copyMarkets(tx, named);
  const personas = own ? null : await copyPersonas(tx, named);
  const prompts: NewPrompt[] = [];
  const { text: _any, ...any } = ANY_SET_PROMPT;
  const selected = { setId: from, filter: { ...any, words: null } };
  for await (const batch of readSetPrompts(readsOf(ctx), selected))
    for (const { id: _id, ...prompt } of batch)
      prompts.push({
        ...prompt,
        familyId: at(families, prompt.familyId),
        marketId: at(markets, prompt.marketId),
        personaId: at(personas, prompt.personaId),
      });
  return { prompts, families: [...families.values()] };
}

/** The id there of what has an id here; in its own workspace the same. */
function at(there: ReadonlyMap<string, string> | null, id: string | null): string | null {
  if (id === null || there === null) return id;
  const found = there.get(id);
  if (found === undefined) throw new Error(`${id} was not copied.`);
  return found;
}
