import "server-only";
import type { QuestionView } from "@/lib/domain/library/set-prompt";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/** A prompt's part in its set; null for one that is of no set. Throws `not_found`. */
export async function getQuestion({ ctx, input }: Call<{ id: string }>): Promise<QuestionView | null> {
  requirePermission(ctx, "prompt:read");
  const row = await prismaOf(ctx).prompt.findFirst({
    where: { id: parseId(input.id, "prompt"), workspaceId: ctx.workspaceId },
    include: {
      set: { select: { id: true, name: true, archivedAt: true } },
      market: { select: { name: true } },
      persona: { select: { name: true } },
      versions: { orderBy: { number: "desc" }, take: 1, select: { userPrompt: true, systemMessage: true } },
    },
  });
  const prompt = found(row, "prompt");
  const [wording] = prompt.versions;
  if (!prompt.set || !wording) return null;
  const { id, topic, tags, intent, stage, marketId, personaId, familyId, weight } = prompt;
  return {
    id,
    fields: {
      ...wording,
      ...{ topic, tags, intent, stage, marketId, personaId, familyId },
      weight: weight.toFixed(),
    },
    set: { id: prompt.set.id, name: prompt.set.name, archived: prompt.set.archivedAt !== null },
    market: prompt.market?.name ?? null,
    persona: prompt.persona?.name ?? null,
    archivedAt: prompt.archivedAt?.toISOString() ?? null,
  };
}
