import "server-only";
import { listCitedOfEngines } from "@/lib/db/sql/figures/list-cited-of-engines";
import { citedParts } from "@/lib/db/sql/figures/read-cited";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { CitedFilter } from "@/lib/domain/sources/cited-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { jaccard } from "@/lib/statistics/likeness/sets";

/** How alike what two engines cite is: domains that both cite ÷ domains that either does. */
export interface Overlap {
  one: string;
  other: string;
  jaccard: number;
}

export interface Overlaps {
  /** How many domains each engine cites, in how many answers that cite any. */
  engines: { engine: string; domains: number; answers: number }[];
  overlaps: Overlap[];
}

/** The overlap of what engines cite, of every two of them. */
export async function getOverlaps({
  ctx,
  input: { filter, cited },
}: Call<{ filter: Zoned<FigureFilter>; cited: CitedFilter }>): Promise<Overlaps> {
  requirePermission(ctx, "source:read");
  const own = readsOf(ctx);
  // Of one engine there is nothing to hold it against.
  const every = { ...filter, engine: null, model: null };
  const parts = await citedParts(own, { filter: every, cited, byWho: true });
  const rows = await listCitedOfEngines(own, parts);
  const sets = rows.map(({ engine, domains }) => ({ engine, domains: new Set(domains) }));
  return {
    engines: rows.map(({ engine, domains, answers }) => ({ engine, domains: domains.length, answers })),
    overlaps: sets.flatMap((one, place) =>
      sets.slice(place + 1).map((other) => ({
        one: one.engine,
        other: other.engine,
        jaccard: jaccard(one.domains, other.domains),
      })),
    ),
  };
}
