import { createHash } from "node:crypto";
import { getPool } from "@/lib/db/pool";
import { plantedPlan } from "./plan";
import { readWordsOf } from "./read-words";
import { newConnection, newWorkspace, type TestWorkspace } from "./workspace";

export interface PlantedAnswers extends TestWorkspace {
  connectionId: string;
  runId: string;
}

/**
 * A workspace with so many answers of one run, a second apart, each of two sections with a citation in each: texts that
 * spreadsheets would run, two engines in turn, ten sites, every seventh with the word "seven".
 */
export async function plantAnswers(count: number): Promise<PlantedAnswers> {
  const mine = await newWorkspace();
  const { workspaceId } = mine;
  const login = { baseUrl: "http://127.0.0.1:1", login: mine.slug, password: "password" };
  const connectionId = await newConnection(workspaceId, login);
  const db = getPool();
  const one = async (text: string, values: unknown[]): Promise<string> => {
    const { rows } = await db.query<{ id: string }>({ text, values });
    return rows[0]?.id ?? "";
  };
  const promptId = await one(
    `insert into app.prompt (id, workspace_id, tags) values (uuidv7(), $1, $2) returning id`,
    [workspaceId, ["-a", "b,c"]],
  );
  const versionId = await one(
    `insert into app.prompt_version (id, workspace_id, prompt_id, number, user_prompt, content_hash)
     values (uuidv7(), $1, $2, 1, '=Which 0?', $3) returning id`,
    [workspaceId, promptId, createHash("sha256").update("=Which 0?").digest("hex")],
  );
  const { plan, planHash } = plantedPlan(versionId, connectionId);
  const runId = await one(
    `insert into app.run (id, workspace_id, request_key, plan, plan_hash, method, label)
     values (uuidv7(), $1, gen_random_uuid(), $2, $3, 'live', 'planted') returning id`,
    [workspaceId, plan, planHash],
  );
  await db.query({
    text: `with task as (
             insert into app.task (id, workspace_id, run_id, prompt_version_id, connection_id, cell, repeat, engine,
                                   model_asked, method, parameters, web_search_asked, state, created_at)
             select uuidv7(), $1, $2, $3, $4, n, 0, case when n % 2 = 0 then 'gemini' else 'claude' end,
                    'm-1', 'live', '{}', true, 'answered', timestamptz '2026-03-01' + n * interval '2 minutes'
               from generate_series(0, $5::int - 1) n
             returning id, cell, engine, created_at
           ), answer as (
             insert into app.answer (task_id, workspace_id, model_answered, web_search_done, input_tokens, output_tokens,
                                     model_charge, cost, text, items, fan_out_queries, citation_count, reading_versions,
                                     answered_at, elapsed_ms)
             select id, $1, 'm-1-dated', true, 12, 34, 0.0351548, 0.0357548, first || E'\\n\\n' || second,
                    jsonb_build_array(jsonb_build_object('type', 'message', 'sections', jsonb_build_array(
                      jsonb_build_object('text', first, 'citations', jsonb_build_array(0)),
                      jsonb_build_object('text', second, 'citations', jsonb_build_array(1))))),
                    '{}', 2, '{}', created_at, 10
               from task, lateral (select 'Answer ' || cell || ' says ' || case when cell % 7 = 6 then 'seven' else 'one' end || '.' as first,
                                          '+Second, "quoted"' as second) said
           )
           insert into app.citation (workspace_id, task_id, position, raw_url, resolved_url, source_url, domain, title,
                                     place, engine, section_index, answered_at)
           select $1, id, place, url, url, url, 'site' || cell % 10 || '.example',
                  case place when 0 then 'Site ' || cell % 10 else '' end,
                  jsonb_build_object('kind', 'offsets', 'start', case place when 0 then 7 else 0 end,
                                     'end', case place when 0 then 8 else 7 end),
                  engine, place, created_at
             from task, generate_series(0, 1) place,
                  lateral (select 'https://site' || cell % 10 || '.example/' || case place when 0 then 'page' else 'other' end as url) cited`,
    values: [workspaceId, runId, versionId, connectionId, count],
  });
  await readWordsOf(workspaceId);
  return { ...mine, connectionId, runId };
}
