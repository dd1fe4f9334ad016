import "server-only";
import { z } from "zod";
import { within } from "@/lib/db/query/conditions";
import { momentsOf } from "@/lib/db/query/day-bounds";
import { entriesIn } from "@/lib/db/query/filters";
import { sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { SpendFilter } from "@/lib/domain/money/spend";
import { sumsOf } from "./spend-rows";

/**
 * How many different sources the answers that were charged in a span cite: those that are still there. Of days alone the
 * sums of days tell, with what came and went since; narrowed by anything else, each answer's citations are looked at.
 */
export async function countCitedSources(own: WorkspaceReads, filter: Zoned<SpendFilter>): Promise<number> {
  const { sources } = await own.row(
    {
      columns: sql`count(*) as sources`,
      from: {
        name: sql`source`,
        read: {
          columns: sql`1`,
          from: {
            name: sql`cited`,
            read: isOfDaysAlone(filter) ? summed(own, filter) : [looked(own, filter)],
          },
          // Once for each source, by a table of them and not by sorting all that is cited.
          groupBy: sql`cited.source_url`,
          having: sql`sum(cited.cited) > 0`,
        },
      },
    },
    z.object({ sources: z.coerce.number() }),
  );
  return sources;
}

function isOfDaysAlone({ from: _from, to: _to, zone: _zone, ...narrowed }: Zoned<SpendFilter>): boolean {
  return Object.values(narrowed).every((asked) => asked === null);
}

function looked(own: WorkspaceReads, filter: Zoned<SpendFilter>): Select {
  const charged = own.select({
    columns: sql`spend_entry.task_id`,
    from: "spend_entry",
    where: [sql`spend_entry.kind = 'charge'`, ...entriesIn(own, filter)],
  });
  return {
    columns: sql`citation.source_url, 1::bigint as cited`,
    from: "citation",
    // As a list that is read once, whatever the planner expects of its length.
    where: [sql`citation.task_id = any(array(${charged}))`],
  };
}

/** Sums of days and what is in none of them yet, or the citations themselves: in one statement, as all that is summed. */
function summed(own: WorkspaceReads, filter: Zoned<SpendFilter>): Select[] {
  const { areMade, areNotMade } = sumsOf(own, filter.zone);
  const days = momentsOf(filter);
  const { where = [], ...citations } = looked(own, filter);
  return [
    {
      columns: sql`spend_source_sum.source_url, spend_source_sum.cited`,
      from: "spend_source_sum",
      where: [areMade, within(sql`spend_source_sum.at`, days)],
    },
    {
      columns: sql`spend_source_unfolded.source_url, spend_source_unfolded.cited`,
      from: "spend_source_unfolded",
      where: [areMade, within(sql`spend_source_unfolded.at`, days)],
    },
    { ...citations, where: [areNotMade, ...where] },
  ];
}
