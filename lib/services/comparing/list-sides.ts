import "server-only";
import { countBySide, type SideRow } from "@/lib/db/sql/figures/count-by-side";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { sharedBySides, type ValuedKind } from "@/lib/domain/answers/side-kinds";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { readFactsOf } from "@/lib/services/overview/read-facts-of";

interface Asked {
  filter: Zoned<FigureFilter>;
  by: ValuedKind;
}

/** The sides of a kind that a filter's answers have, each with its answers, the most first. */
export async function listSides({ ctx, input: { filter, by } }: Call<Asked>): Promise<SideRow[]> {
  requirePermission(ctx, "answer:read");
  const { facts } = await readFactsOf(ctx, sharedBySides(filter, by));
  return countBySide(readsOf(ctx), { facts, by });
}
