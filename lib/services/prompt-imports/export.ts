import "server-only";
import { readSetPrompts, type SetPrompt } from "@/lib/db/sql/library/read-set-prompts";
import { IMPORT_COLUMNS, type ImportColumn } from "@/lib/domain/library/prompt-import";
import type { SetPromptFilter } from "@/lib/domain/library/set-prompt";
import { prismaOf, readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { getPromptSetInWorkspace } from "@/lib/services/prompt-sets/in-workspace";
import { distinctNames } from "@/lib/spreadsheet/distinct-names";
import { writeMarket } from "@/lib/spreadsheet/market-code";
import { readSetFilter } from "@/lib/services/search/read-search";
import { protectCell } from "@/lib/spreadsheet/protect-cell";
import { writeTags } from "@/lib/spreadsheet/tag-list";

interface SetExport {
  setName: string;
  header: readonly ImportColumn[];
  /** Cells by column, batch by batch. */
  batches: AsyncGenerator<(string | null)[][]>;
}

/**
 * A set's prompts, as a filter leaves them, as a spreadsheet that imports again unchanged: every property, markets by language, country and
 * city, personas and families by a name that is theirs alone.
 */
export async function exportPrompts({
  ctx,
  input,
}: Call<{ setId: string; filter: SetPromptFilter }>): Promise<SetExport> {
  requirePermission(ctx, "prompt:read");
  const set = await getPromptSetInWorkspace(ctx, input.setId);
  const names = await readNames(ctx, set.id);
  return { setName: set.name, header: IMPORT_COLUMNS, batches: write(ctx, set.id, input.filter, names) };
}

async function* write(
  ctx: Context,
  setId: string,
  filter: SetPromptFilter,
  names: Names,
): SetExport["batches"] {
  const own = readsOf(ctx);
  const searched = await readSetFilter(own, filter);
  for await (const prompts of readSetPrompts(own, { setId, filter: searched }))
    yield prompts.map((prompt) => {
      const cells = cellsOf(prompt, names);
      return IMPORT_COLUMNS.map((column) => cells[column] && protectCell(cells[column]));
    });
}

type Names = Record<"market" | "persona" | "family", ReadonlyMap<string, string>>;

const cellsOf = (prompt: SetPrompt, names: Names): Record<ImportColumn, string | null> => ({
  prompt: prompt.userPrompt,
  topic: prompt.topic,
  tags: writeTags(prompt.tags),
  intent: prompt.intent,
  stage: prompt.stage,
  market: names.market.get(prompt.marketId ?? "") ?? null,
  persona: names.persona.get(prompt.personaId ?? "") ?? null,
  family: names.family.get(prompt.familyId ?? "") ?? null,
  weight: prompt.weight,
  system_message: prompt.systemMessage,
});

/** What stands in the cells for markets, personas and families, by id. */
async function readNames(ctx: Context, setId: string): Promise<Names> {
  const { workspaceId } = ctx;
  const db = prismaOf(ctx);
  const [select, orderBy] = [{ id: true, name: true }, { id: "asc" as const }];
  const [markets, personas, families] = await Promise.all([
    db.market.findMany({ where: { workspaceId } }),
    db.persona.findMany({ where: { workspaceId, archivedAt: null, replacedById: null }, orderBy, select }),
    db.family.findMany({ where: { workspaceId, setId }, orderBy, select }),
  ]);
  return {
    market: new Map(markets.map((market) => [market.id, writeMarket(market)])),
    persona: distinctNames(personas),
    family: distinctNames(families),
  };
}
