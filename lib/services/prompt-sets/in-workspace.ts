import "server-only";
import { z } from "zod";
import type { Transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { prismaOf, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/** A set of the workspace, archived or not, or `not_found`. */
export async function getPromptSetInWorkspace(
  ctx: Context,
  id: string,
): Promise<{ id: string; name: string; archivedAt: Date | null }> {
  const set = await prismaOf(ctx).promptSet.findFirst({
    where: { id: parseId(id, "set"), workspaceId: ctx.workspaceId },
    select: { id: true, name: true, archivedAt: true },
  });
  return found(set, "set");
}

/**
 * The same, of which nobody else cuts a version or changes prompts until this transaction ends: what a change was
 * worked out from is still so when it is written.
 */
export async function lockPromptSet(
  { tx, workspaceId }: Context & { tx: Transaction },
  id: string,
): Promise<{ id: string; name: string; archivedAt: Date | null }> {
  const { rows } = await tx.query({
    text: `select id, name, archived_at as "archivedAt" from app.prompt_set
            where id = $1 and workspace_id = $2 for no key update`,
    values: [parseId(id, "set"), workspaceId],
  });
  return found(lockedRows.parse(rows)[0], "set");
}

const lockedRows = z.object({ id: z.uuid(), name: z.string(), archivedAt: z.date().nullable() }).array();

/** The same, of a set in use. Throws `conflict` for an archived one. */
export async function lockSetInUse(
  ctx: Context & { tx: Transaction },
  id: string,
): Promise<{ id: string; name: string }> {
  const set = await lockPromptSet(ctx, id);
  if (set.archivedAt === null) return set;
  throw new AppError("conflict", {
    message: `The set “${set.name}” is archived, so nothing was changed. Restore it first.`,
  });
}

interface Named {
  marketId: string | null;
  personaId: string | null;
  familyId: string | null;
}

/**
 * Throws `not_found` unless every market, persona and family named is the workspace's, each family the set's, and no
 * persona was replaced; who replaces one meanwhile waits for this transaction's end.
 */
export async function requireOwn(
  { tx, workspaceId }: Context & { tx: Transaction },
  setId: string,
  named: readonly Named[],
): Promise<void> {
  const idsOf = (key: keyof Named) => [...new Set(named.flatMap((each) => each[key] ?? []))];
  const [markets, personas, families] = [idsOf("marketId"), idsOf("personaId"), idsOf("familyId")];
  const kept = await tx.query({
    text: `select 1 from app.persona
            where workspace_id = $1 and replaced_by_id is null and id = any($2) order by id for key share`,
    values: [workspaceId, personas],
  });
  const known = await Promise.all([
    tx.prisma.market.count({ where: { workspaceId, id: { in: markets } } }),
    tx.prisma.family.count({ where: { workspaceId, setId, id: { in: families } } }),
  ]);
  const asked = [markets.length, families.length, personas.length];
  if ([...known, kept.rows.length].every((count, place) => count === asked[place])) return;
  throw new AppError("not_found", {
    message: "A market, persona or family named here is not there any more.",
  });
}

/** Throws `conflict` where a market or persona that is newly chosen is archived: it is not offered any more. */
export async function requireInUse(
  ctx: Context,
  { marketId, personaId }: Pick<Named, "marketId" | "personaId">,
): Promise<void> {
  const db = prismaOf(ctx);
  const archived = (id: string) =>
    ({
      where: { id, workspaceId: ctx.workspaceId, archivedAt: { not: null } },
      select: { name: true },
    }) as const;
  const refuse = (what: "market" | "persona", name: string) => {
    const message = `The ${what} “${name}” is archived, so nothing was changed. Restore it, or choose another.`;
    throw new AppError("conflict", { message, fields: { [`${what}Id`]: message } });
  };
  const market = marketId && (await db.market.findFirst(archived(marketId)));
  if (market) refuse("market", market.name);
  const persona = personaId && (await db.persona.findFirst(archived(personaId)));
  if (persona) refuse("persona", persona.name);
}
