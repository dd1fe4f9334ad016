import "server-only";
import { z } from "zod";
import { isKept } from "@/lib/db/query/kept";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { PromptSetRow } from "@/lib/domain/library/prompt-set";

const moment = z.date().transform((date) => date.toISOString());

const rowSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  prompts: z.int(),
  families: z.int(),
  markets: z.int(),
  archivedPrompts: z.int(),
  lastRunAt: moment.nullable(),
  nextRunAt: moment.nullable(),
  createdAt: moment,
  archivedAt: moment.nullable(),
});

/** Sets with what each holds and when it is asked: one by id, or those in use, or those archived, by name. */
export const listPromptSetRows = (
  own: WorkspaceReads,
  which: { id: string } | { archived: boolean },
): Promise<PromptSetRow[]> =>
  own.rows(
    {
      columns: sql`prompt_set.id, prompt_set.name, prompt_set.description, held.*,
        (select max(run.created_at) from app.run
          where run.set_id = prompt_set.id and ${isKept("run", "run.id")}) as "lastRunAt",
        (select min(schedule.next_at) from app.schedule
          where schedule.set_id = prompt_set.id and schedule.state = 'active' and schedule.archived_at is null
        ) as "nextRunAt",
        prompt_set.created_at as "createdAt", prompt_set.archived_at as "archivedAt"`,
      from: "prompt_set",
      joins: sql`join lateral (
        select count(*) filter (where prompt.archived_at is null)::int as prompts,
               count(distinct coalesce(prompt.family_id, prompt.id)) filter (where prompt.archived_at is null)::int
                 as families,
               count(distinct prompt.market_id) filter (where prompt.archived_at is null)::int as markets,
               count(*) filter (where prompt.archived_at is not null)::int as "archivedPrompts"
          from app.prompt where prompt.set_id = prompt_set.id) held on true`,
      where: [
        "id" in which
          ? sql`prompt_set.id = ${which.id}::uuid`
          : which.archived
            ? sql`prompt_set.archived_at is not null`
            : sql`prompt_set.archived_at is null`,
      ],
      orderBy: sql`lower(prompt_set.name), prompt_set.id`,
    },
    rowSchema,
  );
