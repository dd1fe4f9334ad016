import { randomUUID } from "node:crypto";
import type { Client } from "pg";

/**
 * Answers of a year, ten a run and a thousand a prompt, with two citations each, and a ledger of three entries each. Of
 * twenty runs twelve are of a schedule each, with its set and label; the others are somebody's. Of the words of answers
 * "trip…" is in 0.01 %, "ridge…" and "价格" in 1 %, "often" in 30 %, and "bygone" in some of the oldest tenth alone;
 * none of them goes with an engine or a model.
 */
const STATEMENTS = [
  `insert into app.workspace (id, slug, name) values ($1::uuid, $1::text, 'bench')`,
  `insert into app.connection (id, workspace_id, kind, name, login, sealed_password)
   values ($1::uuid, $1::uuid, 'hosted', 'bench', 'bench', '')`,
  `insert into app.prompt (id, workspace_id, created_at)
   select pg_temp.id($1::text, n), $1::uuid, now() - interval '1 year'
   from generate_series(0, greatest(1, $2::int / 1000) - 1) as n`,
  `insert into app.prompt_version (id, workspace_id, prompt_id, number, user_prompt, content_hash)
   select pg_temp.id($1::text, n), $1::uuid, pg_temp.id($1::text, n), 1,
          'which ' || (array['shoes', 'phones', 'lamps', 'tents'])[1 + n % 4] || ' are best for case ' || n, n::text
   from generate_series(0, greatest(1, $2::int / 1000) - 1) as n`,
  `insert into app.run (id, workspace_id, request_key, plan, plan_hash, method, created_at)
   select pg_temp.id($1::text, n), $1::uuid, pg_temp.id($1::text, n), '{}', encode(sha256('{}'), 'hex'), 'live',
          now() - interval '1 year' * n / ($2::int / 10)
   from generate_series(0, $2::int / 10 - 1) as n`,
  `insert into app.task (id, workspace_id, run_id, prompt_version_id, connection_id, cell, repeat, engine, model_asked, method,
                         parameters, web_search_asked, state, created_at, finished_at)
   select pg_temp.id($1::text, n), $1::uuid, pg_temp.id($1::text, n / 10),
          pg_temp.id($1::text, n / 10 % greatest(1, $2::int / 1000)), $1::uuid, n % 10, 0,
          (array['chat_gpt', 'gemini', 'claude', 'perplexity'])[1 + n % 4], 'model-' || n % 8, 'live', '{}', true,
          case when n % 1000 = 0 then 'unknown' else 'answered' end::app.task_state, at, at
   from (select n, now() - interval '1 year' * n / $2::int as at from generate_series(0, $2::int - 1) as n) as made`,
  `insert into app.answer (task_id, workspace_id, model_answered, web_search_done, input_tokens, output_tokens, model_charge,
                           cost, text, items, fan_out_queries, citation_count, reading_versions, answered_at, elapsed_ms)
   select pg_temp.id($1::text, n), $1::uuid, 'model-' || n % 8, true, 20, 300, 0.001, 0.0016,
          'Most people are happy with brand' || n % 50 || ', and some with brand' || n % 47 || ' or word' || n % 5000 || '. '
            || repeat('It lasts long and costs little. ', 6)
            || 'Trip' || n::bigint * 7919 % 10007 || ' and ridge' || n::bigint * 7919 % 101 || ' people say so. '
            || case when n % 13 < 4 then 'It is often cheap. ' else '' end
            || case when n % 97 = 5 then '价格便宜。' else '' end
            || case when n > $2::int * 0.9 and n % 7 < 2 then 'A bygone thing. ' else '' end,
          '[]', '{}', 2, '{}', now() - interval '1 year' * n / $2::int, 900
   from generate_series(0, $2::int - 1) as n where n % 1000 <> 0`,
  `insert into app.citation (workspace_id, task_id, position, raw_url, resolved_url, source_url, domain, title, engine,
                             section_index, answered_at)
   select $1::uuid, pg_temp.id($1::text, n), place, url, url, url, 'site' || site || '.example', 'Page of ' || site,
          (array['chat_gpt', 'gemini', 'claude', 'perplexity'])[1 + n % 4], 0, now() - interval '1 year' * n / $2::int
   from (
     select n, place, (n * 7 + place * 13) % 300 as site,
            'https://site' || (n * 7 + place * 13) % 300 || '.example/page-' || n % 20 as url
     from generate_series(0, $2::int - 1) as n, generate_series(0, 1) as place where n % 1000 <> 0
   ) as cited`,
  `insert into app.spend_entry (workspace_id, run_id, task_id, kind, cause, idempotency_key, amount, model_charge, input_tokens, output_tokens, engine,
                                model, at, connection_id, schedule_id, set_id, label, member_id)
   select $1::uuid, pg_temp.id($1::text, n / 10), pg_temp.id($1::text, n), kind, 'answer',
          'answer:' || pg_temp.id($1::text, n) || ':' || kind,
          case kind when 'release' then -0.002 when 'reservation' then 0.002 else 0.0016 end, 0.001, 20, 300,
          (array['chat_gpt', 'gemini', 'claude', 'perplexity'])[1 + n % 4], 'model-' || n % 8,
          now() - interval '1 year' * n / $2::int, $1::uuid,
          case when n / 10 % 20 < 12 then pg_temp.id($1::text, n / 10 % 20) end,
          case when n / 10 % 20 < 16 then pg_temp.id($1::text, n / 10 % 4) end,
          case when n / 10 % 20 < 12 then 'Label ' || n / 10 % 20 % 3 end,
          case when n / 10 % 20 >= 12 then pg_temp.id($1::text, n / 10 % 20 % 3) end
   from generate_series(0, $2::int - 1) as n,
        unnest(array['reservation', 'charge', 'release']::app.spend_kind[]) as kind
   where kind = 'reservation' or n % 1000 <> 0`,
];

/** Ids in the order of time, as those the app makes are; rows of different tables share them. */
const ID = `
create or replace function pg_temp.id(workspace text, n int) returns uuid immutable language sql
return (lpad(to_hex(n), 8, '0') || '-0000-7000-8000-' || substr(md5(workspace), 1, 12))::uuid`;

/** Makes a workspace with so many tasks, nearly all of them answered. Its id. */
export async function seedWorkspace(client: Client, tasks: number): Promise<string> {
  const id = randomUUID();
  await client.query(ID);
  for (const statement of STATEMENTS) {
    await client.query(statement, statement.includes("$2") ? [id, tasks] : [id]);
  }
  return id;
}
