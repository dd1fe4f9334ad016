import "server-only";
import { z } from "zod";
import { isKept } from "@/lib/db/query/kept";
import { newestWording, promptsOfSet } from "@/lib/db/query/set-prompts";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { FUNNEL_STAGES, INTENTS } from "@/lib/domain/library/prompt-set";
import {
  SET_PROMPTS_PER_PAGE,
  type SearchedSetFilter,
  type SetPromptRow,
  type SetPromptSort,
} from "@/lib/domain/library/set-prompt";

const ORDERS: Record<SetPromptSort, Sql> = {
  added: sql`prompt.created_at desc, prompt.id desc`,
  words: sql`newest.user_prompt, prompt.id`,
  topic: sql`prompt.topic nulls last, prompt.id`,
  weight: sql`prompt.weight desc, prompt.id desc`,
  family: sql`family.name nulls last, prompt.family_id, prompt.id`,
  asked: sql`asked.run_id desc nulls last, prompt.id desc`,
};

const moment = z.date().transform((date) => date.toISOString());

const rowSchema = z.object({
  id: z.uuid(),
  userPrompt: z.string(),
  versions: z.int(),
  topic: z.string().nullable(),
  tags: z.array(z.string()),
  intent: z.enum(INTENTS).nullable(),
  stage: z.enum(FUNNEL_STAGES).nullable(),
  weight: z.string(),
  market: z.string().nullable(),
  persona: z.string().nullable(),
  family: z.object({ id: z.uuid(), name: z.string(), size: z.int() }).nullable(),
  lastAskedAt: moment.nullable(),
  createdAt: moment,
});

/** The newest run that asked a prompt in any wording, by the index on versions and runs: ids of runs grow with time. */
const lastRun = sql`
  left join lateral (select last.run_id from app.prompt_version version
                      cross join lateral (select task.run_id from app.task where task.prompt_version_id = version.id
                                             and ${isKept("task", "task.id")}
                                           order by task.run_id desc limit 1) last
                      where version.prompt_id = prompt.id order by last.run_id desc limit 1) asked on true`;

interface Asked {
  setId: string;
  filter: SearchedSetFilter;
  sort: SetPromptSort;
  /** From 1. */
  page: number;
}

/**
 * A page of a set's prompts, and how many the filter leaves in all. What the order needs is read for all of them,
 * everything else for those of the page.
 */
export async function listSetPrompts(
  own: WorkspaceReads,
  { setId, filter, sort, page }: Asked,
): Promise<{ rows: SetPromptRow[]; total: number }> {
  const where = promptsOfSet(setId, filter);
  const joins = sql`${newestWording}
    left join app.family on family.id = prompt.family_id
    ${sort === "asked" ? lastRun : sql``}`;
  const counting = own.row(
    {
      columns: sql`count(*)::int as total`,
      from: "prompt",
      joins: filter.words === null ? undefined : newestWording,
      where,
    },
    z.object({ total: z.int() }),
  );
  const read = {
    columns: sql`prompt.*, newest.user_prompt, newest.number as versions, family.name as family_name,
      row_number() over (order by ${ORDERS[sort]}) as place`,
    from: "prompt" as const,
    joins,
    where,
    orderBy: ORDERS[sort],
    limit: SET_PROMPTS_PER_PAGE,
    offset: (page - 1) * SET_PROMPTS_PER_PAGE,
  };
  const sizeOf = sql`(select count(*)::int from app.prompt member
                       where member.family_id = prompt.family_id and member.archived_at is null)`;
  const listing = own.rows(
    {
      columns: sql`prompt.id, prompt.user_prompt as "userPrompt", prompt.versions, prompt.topic, prompt.tags,
        prompt.intent, prompt.stage, trim_scale(prompt.weight)::text as weight, market.name as market,
        persona.name as persona, run.created_at as "lastAskedAt", prompt.created_at as "createdAt",
        case when prompt.family_id is not null then
          json_build_object('id', prompt.family_id, 'name', prompt.family_name, 'size', ${sizeOf}) end as family`,
      from: { name: sql`prompt`, read },
      joins: sql`
        left join app.market on market.id = prompt.market_id
        left join app.persona on persona.id = prompt.persona_id
        ${lastRun}
        left join app.run on run.id = asked.run_id`,
      orderBy: sql`prompt.place`,
    },
    rowSchema,
  );
  const [{ total }, rows] = await Promise.all([counting, listing]);
  return { rows, total };
}
