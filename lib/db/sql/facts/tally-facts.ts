import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";

const promptRow = z.object({ prompt: z.uuid(), family: z.uuid(), answers: z.int(), told: z.int() });
const brandRow = z.object({
  prompt: z.uuid(),
  brand: z.int(),
  named: z.int(),
  topPicks: z.int(),
  cited: z.int(),
  mentions: z.int(),
});

/** What measured answers say, counted by prompt, and by prompt and brand: see `PromptCount` of `lib/statistics`. */
export interface FactTallies {
  prompts: z.infer<typeof promptRow>[];
  brands: z.infer<typeof brandRow>[];
}

/** Suggestions of questions are answers, too, and nobody is measured by them. */
const OF_QUESTIONS = sql`join app.run on run.id = answer_fact.run_id and run.kind <> 'suggestions'`;

/** Counts a workspace's measured answers for which the conditions hold; said of `answer_fact`. */
export async function tallyFacts(own: WorkspaceReads, conditions: Condition[]): Promise<FactTallies> {
  const where = [sql`answer_fact.code_version > 0`, ...conditions];
  const prompts = await own.rows(
    {
      columns: sql`prompt.id as prompt, coalesce(prompt.family_id, prompt.id) as family, count(*)::int as answers,
        count(answer_fact.levels)::int as told`,
      from: "answer_fact",
      joins: sql`${OF_QUESTIONS} join app.prompt on prompt.id = answer_fact.prompt_id`,
      where,
      groupBy: sql`prompt.id`,
      // Sums of floats are the same as often as they are told.
      orderBy: sql`prompt.id`,
    },
    promptRow,
  );
  const brands = await own.rows(
    {
      columns: sql`answer_fact.prompt_id as prompt, said.brand, (count(*) - sum(said.cited))::int as named,
        count(*) filter (where said.level = 2)::int as "topPicks", sum(said.cited)::int as cited,
        sum(said.mentions)::int as mentions`,
      from: "answer_fact",
      joins: sql`${OF_QUESTIONS} cross join lateral (
        select one.brand, one.mentions, one.level, 0 as cited
          from unnest(answer_fact.brands, answer_fact.mentions, answer_fact.levels) one (brand, mentions, level)
        union all
        select one.brand, 0, null, 1 from unnest(answer_fact.cited_brands) one (brand)) said`,
      where,
      groupBy: sql`answer_fact.prompt_id, said.brand`,
      orderBy: sql`answer_fact.prompt_id, said.brand`,
    },
    brandRow,
  );
  return { prompts, brands };
}
