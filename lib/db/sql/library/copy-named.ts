import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

interface Copied {
  from: { workspaceId: string; setId: string };
  intoWorkspaceId: string;
  createdAt: Date;
}

const rowSchema = z.object({ id: z.uuid(), there: z.uuid() }).array();

const byOld = (rows: unknown[]): Map<string, string> =>
  new Map(rowSchema.parse(rows).map(({ id, there }) => [id, there]));

/** What prompts in use of the set $2 of the workspace $1 have. */
const usedIn = (column: "market_id" | "persona_id"): string =>
  `in (select prompt.${column} from app.prompt
        where prompt.workspace_id = $1 and prompt.set_id = $2 and prompt.archived_at is null)`;

/**
 * Finds the markets of a set's prompts in another workspace by language, country and city, archived or not, and makes
 * those that are not there. Returns their ids there by those here.
 */
export async function copyMarkets(
  db: Queryable,
  { from, intoWorkspaceId, createdAt }: Copied,
): Promise<Map<string, string>> {
  const values = [from.workspaceId, from.setId, intoWorkspaceId];
  await db.query({
    text: `insert into app.market (id, workspace_id, name, language, country, city, created_at)
           select uuidv7(), $3, market.name, market.language, market.country, market.city, $4 from app.market
            where market.workspace_id = $1 and market.id ${usedIn("market_id")}
               on conflict (workspace_id, language, country, lower(city)) do nothing`,
    values: [...values, createdAt],
  });
  const { rows } = await db.query({
    text: `select market.id, there.id as there
             from app.market join app.market there
               on there.workspace_id = $3 and there.language = market.language
              and there.country is not distinct from market.country
              and lower(there.city) is not distinct from lower(market.city)
            where market.workspace_id = $1 and market.id ${usedIn("market_id")}`,
    values,
  });
  return byOld(rows);
}

/**
 * Finds the personas of a set's prompts in another workspace, in use there, by name and message, and makes those that
 * are not there. Returns their ids there by those here.
 */
export async function copyPersonas(
  db: Queryable,
  { from, intoWorkspaceId, createdAt }: Copied,
): Promise<Map<string, string>> {
  const values = [from.workspaceId, from.setId, intoWorkspaceId];
  const there = `there.workspace_id = $3 and there.archived_at is null and there.replaced_by_id is null
                 and there.name = persona.name and there.system_message = persona.system_message`;
  await db.query({
    text: `insert into app.persona (id, workspace_id, name, system_message, created_at)
           select uuidv7(), $3, name, system_message, $4
             from (select distinct persona.name, persona.system_message from app.persona
                    where persona.workspace_id = $1 and persona.id ${usedIn("persona_id")}
                      and not exists (select from app.persona there where ${there})) as missing`,
    values: [...values, createdAt],
  });
  const { rows } = await db.query({
    text: `select distinct on (persona.id) persona.id, there.id as there
             from app.persona join app.persona there on ${there}
            where persona.workspace_id = $1 and persona.id ${usedIn("persona_id")}
            order by persona.id, there.id`,
    values,
  });
  return byOld(rows);
}
