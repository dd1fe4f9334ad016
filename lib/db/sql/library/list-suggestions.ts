import "server-only";
import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { newestWording, spaced, wordsInUse } from "@/lib/db/query/set-prompts";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { ENGINES } from "@/lib/domain/engines/engine";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import { SUGGESTION_LIMITS, type Suggestion } from "@/lib/domain/library/suggestion";

const moment = z.date().transform((date) => date.toISOString());

const rowSchema = z.object({
  words: z.string(),
  answers: z.int(),
  engines: z.array(z.object({ engine: engineSchema, answers: z.int() })),
  prompts: z.int(),
  prompt: z.object({ id: z.uuid(), userPrompt: z.string() }),
  firstSeenAt: moment,
  lastSeenAt: moment,
  isNew: z.boolean(),
  isInSet: z.boolean(),
});

/** By engine, in how many answers; an array of one object per engine. */
const byEngine = sql`jsonb_build_array(${Prisma.join(
  ENGINES.map(
    (engine) =>
      sql`jsonb_build_object('engine', ${engine}::text, 'answers', count(distinct id) filter (where engine = ${engine}))`,
  ),
)})`;

/**
 * What the newest answers to a set's prompts searched for, alike whatever the case and the spaces, what most answers
 * searched for first. Says which of it the set asks, and which nothing before the set's newest run searched for.
 */
export async function listSuggestionRows(
  own: WorkspaceReads,
  setId: string,
): Promise<Omit<Suggestion, "isTooLong">[]> {
  const newestRun = own.select({
    columns: sql`run.id`,
    from: "run",
    where: [sql`run.set_id = ${setId}::uuid`],
    orderBy: sql`run.id desc`,
    limit: 1,
  });
  const asked = own.select(wordsInUse(setId));
  const answers = {
    columns: sql`task.id, task.run_id, task.engine, prompt.id as prompt_id, answer.answered_at, answer.fan_out_queries`,
    from: "task" as const,
    joins: sql`
      join app.prompt_version version on version.id = task.prompt_version_id
      join app.prompt on prompt.id = version.prompt_id
      join app.answer on answer.task_id = task.id`,
    where: [sql`prompt.set_id = ${setId}::uuid`, sql`cardinality(answer.fan_out_queries) > 0`],
    orderBy: sql`task.id desc`,
    limit: SUGGESTION_LIMITS.answers,
  };
  const searches = {
    columns: sql`seen.id, seen.run_id, seen.engine, seen.prompt_id, seen.answered_at, ${spaced(sql`query`)} as words`,
    from: { name: sql`seen`, read: answers },
    joins: sql`cross join lateral unnest(seen.fan_out_queries) as query`,
  };
  const groups = {
    columns: sql`lower(words) as folded, mode() within group (order by words) as words,
      count(distinct id)::int as answers, ${byEngine} as engines, count(distinct prompt_id)::int as prompts,
      mode() within group (order by prompt_id) as prompt_id, min(answered_at) as first_seen,
      max(answered_at) as last_seen, coalesce(bool_and(run_id >= (${newestRun})), false) as is_new`,
    from: { name: sql`searched`, read: searches },
    where: [sql`words <> ''`],
    groupBy: sql`lower(words)`,
    orderBy: sql`answers desc, folded`,
    limit: SUGGESTION_LIMITS.suggestions,
  };
  const rows = await own.rows(
    {
      columns: sql`suggestion.words, suggestion.answers, suggestion.engines, suggestion.prompts,
        json_build_object('id', prompt.id, 'userPrompt', newest.user_prompt) as prompt,
        suggestion.first_seen as "firstSeenAt", suggestion.last_seen as "lastSeenAt", suggestion.is_new as "isNew",
        suggestion.folded in (${asked}) as "isInSet"`,
      from: { name: sql`suggestion`, read: groups },
      joins: sql`join app.prompt on prompt.id = suggestion.prompt_id ${newestWording}`,
      orderBy: sql`suggestion.answers desc, suggestion.folded`,
    },
    rowSchema,
  );
  return rows.map(({ engines, ...row }) => ({
    ...row,
    engines: engines.filter((each) => each.answers > 0).sort((a, b) => b.answers - a.answers),
  }));
}
