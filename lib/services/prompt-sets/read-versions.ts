import "server-only";
import { listSetVersionRows } from "@/lib/db/sql/library/list-set-versions";
import { readMembers, type SetMember } from "@/lib/domain/library/prompt-set";
import {
  changedProperties,
  diffMembers,
  type SetVersionDiff,
  type SetVersionRow,
} from "@/lib/domain/library/set-version";
import { prismaOf, readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found } from "@/lib/services/ids";
import { getPromptSetInWorkspace } from "./in-workspace";

/** How many prompts each list of a difference shows. */
const SHOWN = 100;

/** The latest versions of a set, newest first. Throws `not_found`. */
export async function listSetVersions({ ctx, input }: Call<{ setId: string }>): Promise<SetVersionRow[]> {
  requirePermission(ctx, "prompt:read");
  const { id } = await getPromptSetInWorkspace(ctx, input.setId);
  return listSetVersionRows(readsOf(ctx), { setId: id });
}

/** What differs between two versions of a set, by their numbers, with the first prompts of each kind. Throws `not_found`. */
export async function compareSetVersions({
  ctx,
  input,
}: Call<{ setId: string; older: number; newer: number }>): Promise<SetVersionDiff> {
  requirePermission(ctx, "prompt:read");
  const { id: setId } = await getPromptSetInWorkspace(ctx, input.setId);
  const { workspaceId } = ctx;
  const versions = await prismaOf(ctx).promptSetVersion.findMany({
    where: { workspaceId, setId, number: { in: [input.older, input.newer] } },
    select: { id: true, number: true, members: true },
  });
  const of = (number: number) =>
    found(
      versions.find((version) => version.number === number),
      "version",
    );
  const [older, newer] = [of(input.older), of(input.newer)];
  const rows = await listSetVersionRows(readsOf(ctx), { setId, ids: [older.id, newer.id] });
  const row = (id: string) =>
    found(
      rows.find((version) => version.id === id),
      "version",
    );
  const diff = diffMembers(readMembers(older.members), readMembers(newer.members));
  const counts = {
    added: diff.added.length,
    removed: diff.removed.length,
    changed: diff.changed.length,
    same: diff.same,
  };
  const shown = {
    added: diff.added.slice(0, SHOWN),
    removed: diff.removed.slice(0, SHOWN),
    changed: diff.changed.slice(0, SHOWN),
  };
  const changed = shown.changed.flatMap((pair) => [pair.older, pair.newer]);
  const [wordings, names] = await Promise.all([
    wordingsOf(ctx, [...shown.added, ...shown.removed, ...changed]),
    namesOf(ctx, changed),
  ]);
  const line = (member: SetMember) => ({
    promptId: member.promptId,
    words: wordings.get(member.promptVersionId)?.userPrompt ?? null,
  });
  return {
    older: row(older.id),
    newer: row(newer.id),
    counts,
    added: shown.added.map(line),
    removed: shown.removed.map(line),
    changed: shown.changed.map((pair) => {
      const before = wordings.get(pair.older.promptVersionId);
      const after = wordings.get(pair.newer.promptVersionId);
      return {
        ...line(pair.newer),
        before: before && before.userPrompt !== after?.userPrompt ? before.userPrompt : null,
        properties: [
          ...(before && after && before.systemMessage !== after.systemMessage
            ? [{ property: "system message", before: before.systemMessage, after: after.systemMessage }]
            : []),
          ...changedProperties(pair, names),
        ],
      };
    }),
  };
}

/** Wordings of members by their ids; those of prompts that were taken out for good are not there. */
async function wordingsOf(
  ctx: Context,
  members: readonly SetMember[],
): Promise<Map<string, { userPrompt: string; systemMessage: string | null }>> {
  const ids = members.map(({ promptVersionId }) => promptVersionId);
  const versions = await prismaOf(ctx).promptVersion.findMany({
    where: { workspaceId: ctx.workspaceId, id: { in: ids } },
    select: { id: true, userPrompt: true, systemMessage: true },
  });
  return new Map(versions.map(({ id, ...wording }) => [id, wording]));
}

/** The names of what members are of, by ids, as they are now; of families that are gone there is none. */
async function namesOf(ctx: Context, members: readonly SetMember[]): Promise<Map<string, string>> {
  const db = prismaOf(ctx);
  const those = (key: "marketId" | "personaId" | "familyId") =>
    ({
      where: { workspaceId: ctx.workspaceId, id: { in: members.flatMap((member) => member[key] ?? []) } },
      select: { id: true, name: true },
    }) as const;
  const named = await Promise.all([
    db.market.findMany(those("marketId")),
    db.persona.findMany(those("personaId")),
    db.family.findMany(those("familyId")),
  ]);
  return new Map(named.flat().map(({ id, name }) => [id, name]));
}
