import "server-only";
import { countEngines } from "@/lib/db/sql/figures/count-engines";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { GridOrder } from "@/lib/domain/brands/grid-order";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { readFactsOf } from "./read-facts-of";
import { readWords } from "./read-words";

/** In how many answers of one engine to one prompt a brand is named. */
export interface EngineCell {
  engine: string;
  answers: number;
  naming: number;
}

/** Prompts by engines: where a brand is named, and where not. */
export interface EngineGrid {
  engines: string[];
  rows: { promptId: string; words: string; answers: number; naming: number; cells: EngineCell[] }[];
  /** How many prompts there are in all. */
  prompts: number;
}

interface Asked {
  filter: Zoned<FigureFilter>;
  /** The number that facts name the brand by. */
  brand: string;
  order: GridOrder;
  /** How many prompts at most. */
  most: number;
}

/** How often each engine names a brand when it is asked each prompt: the first so many prompts of an order. */
export async function getEngineGrid({
  ctx,
  input: { filter, brand, order, most },
}: Call<Asked>): Promise<EngineGrid> {
  requirePermission(ctx, "answer:read");
  const measured = await readFactsOf(ctx, filter);
  const cells = await countEngines(readsOf(ctx), { measured, brand });
  const prompts = [...Map.groupBy(cells, ({ prompt }) => prompt)].map(([promptId, own]) => ({
    promptId,
    answers: own.reduce((sum, { answers }) => sum + answers, 0),
    naming: own.reduce((sum, { naming }) => sum + naming, 0),
    cells: own.map(({ engine, answers, naming }) => ({ engine, answers, naming })),
  }));
  const sign = order === "most" ? -1 : 1;
  const rows = prompts
    .toSorted(
      (one, other) =>
        sign * (one.naming / one.answers - other.naming / other.answers) ||
        other.answers - one.answers ||
        (one.promptId < other.promptId ? -1 : 1),
    )
    .slice(0, most);
  const words = await readWords(
    ctx,
    rows.map(({ promptId }) => promptId),
  );
  return {
    engines: [...new Set(cells.map(({ engine }) => engine))].toSorted(),
    rows: rows.map((row) => ({ ...row, words: words.get(row.promptId) ?? "" })),
    prompts: prompts.length,
  };
}
