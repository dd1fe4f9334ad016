import { createHash } from "node:crypto";
import type { Client } from "pg";

// Runs older than plans get one, made once from what they asked, and marked as rebuilt. Like a script of SQL this is never
// edited again, so it stands alone: the plan's shape of that day is written out here.

const BATCH = 1_000;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

interface OldRun {
  id: string;
  method: string;
  label: string | null;
  promptVersionId: string;
  connectionId: string;
  targets: { engine: string; model: string; method: string; parameters: object; webSearch: boolean }[];
}

export default async function rebuildPlans(database: Client): Promise<void> {
  for (let after = BEFORE_ALL; ; ) {
    const runs = await readRuns(database, after);
    const last = runs.at(-1);
    if (!last) return;
    const plans = runs.map((run) => JSON.stringify(planOf(run), inKeyOrder));
    await database.query(
      `update app.run set plan = made.plan, plan_hash = made.hash, plan_rebuilt = true
         from unnest($1::uuid[], $2::text[], $3::text[]) as made (id, plan, hash) where run.id = made.id`,
      [runs.map(({ id }) => id), plans, plans.map(sha256)],
    );
    after = last.id;
  }
}

async function readRuns(database: Client, after: string): Promise<OldRun[]> {
  const { rows } = await database.query<OldRun>(
    `select run.id, run.method, run.label, run.prompt_version_id as "promptVersionId",
            (array_agg(task.connection_id order by task.cell))[1] as "connectionId",
            json_agg(json_build_object('engine', task.engine, 'model', task.model_asked, 'method', task.method,
                                       'parameters', task.parameters, 'webSearch', task.web_search_asked)
                     order by task.cell) as targets
       from (select * from app.run where id > $1 order by id limit ${BATCH}) as run
       join app.task on task.run_id = run.id
      group by run.id, run.method, run.label, run.prompt_version_id
      order by run.id`,
    [after],
  );
  return rows;
}

/** A run asked one wording, without a persona or market, of each of its targets once. */
const planOf = ({ method, label, promptVersionId, connectionId, targets }: OldRun): object => ({
  version: 1,
  origin: null,
  connectionId,
  method,
  label,
  entries: [{ promptVersionId, personaId: null, marketId: null }],
  targets: targets.map((target) => ({ ...target, marketId: null })),
  repeats: 1,
});

function inKeyOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
