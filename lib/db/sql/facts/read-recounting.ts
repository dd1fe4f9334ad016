import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { Recounting } from "@/lib/domain/time/recounting";

const count = z.coerce.number();
const row = z.object({
  zone: z.string(),
  ...{ answersDone: count, answers: count, entriesDone: count, entries: count },
});

/** How much of a workspace is in sums by the days of its zone. What is summed whole is not counted, which would take long. */
export async function readRecounting(db: Queryable, workspaceId: string): Promise<Recounting> {
  const { rows } = await db.query({
    text: `
      with fold as (
        select workspace.time_zone as zone,
               case when fact.zone <> workspace.time_zone then '-infinity' else coalesce(fact.made_before, 'infinity') end
                 as facts_before,
               case when spend.zone <> workspace.time_zone then '-infinity'
                    else coalesce(spend.made_before, 'infinity') end as entries_before
          from app.workspace join app.fact_fold fact on fact.workspace_id = workspace.id
          left join app.spend_fold spend on spend.workspace_id = workspace.id
         where workspace.id = $1)
      select fold.zone, facts.done as "answersDone", facts.of as answers, spent.done as "entriesDone", spent.of as entries
        from fold
        cross join lateral (
          select count(*) filter (where asked_at < facts_before) as done, count(*) as of
            from app.answer_fact where workspace_id = $1 and facts_before <> 'infinity') facts
        cross join lateral (
          select count(*) filter (where at < entries_before) as done, count(*) as of
            from app.spend_entry where workspace_id = $1 and entries_before <> 'infinity') spent`,
    values: [workspaceId],
  });
  const [{ zone, ...counts }] = z.tuple([row]).parse(rows);
  return {
    zone,
    answers: partOf(counts.answersDone, counts.answers),
    entries: partOf(counts.entriesDone, counts.entries),
  };
}

const partOf = (done: number, of: number) => (done < of ? { done, of } : null);
