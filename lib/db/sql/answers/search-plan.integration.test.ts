import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";
import { inWorkspace } from "@/lib/db/query/workspace-reads";
import { ANY_ANSWER, type SearchedFilter } from "@/lib/domain/answers/answer-filter";
import { plantedPlan } from "@/test/plan";
import { newConnection, newWorkspace } from "@/test/workspace";
import { listAnswersPage } from "./list-answers";

// How many answers a search looks at, out of as many as make it matter. The index of words is read where few hold them,
// and the order where many do: which of the two a planner would choose depends on what it thinks of a `tsquery`.

const ANSWERS = 11_000;
const RARE = 3;
let workspaceId: string;

beforeAll(async () => {
  ({ workspaceId } = await newWorkspace());
  const connectionId = await newConnection(workspaceId, {
    baseUrl: "https://api.example",
    login: "login",
    password: "password",
  });
  const id = randomUUID();
  const { plan, planHash } = plantedPlan(id, connectionId);
  const client = await getPool().connect();
  try {
    const run = (text: string, ...values: unknown[]) => client.query(text, [workspaceId, ...values]);
    await client.query("begin");
    await run("insert into app.prompt (id, workspace_id) values ($2, $1)", id);
    await run(
      `insert into app.prompt_version (id, workspace_id, prompt_id, number, user_prompt, content_hash)
       values ($2, $1, $2, 1, 'q', 'q')`,
      id,
    );
    await run(
      `insert into app.run (id, workspace_id, request_key, plan, plan_hash, method) values ($2, $1, $2, $3, $4, 'live')`,
      id,
      plan,
      planHash,
    );
    await run(
      `insert into app.task (id, workspace_id, run_id, prompt_version_id, connection_id, cell, repeat, engine, model_asked,
                             method, parameters, web_search_asked, state, created_at)
       select uuidv7(), $1, $2, $2, $3, n, 0, 'gemini', 'm-' || n % 4, 'live', '{}', false, 'answered', now() - n * interval '5 minutes'
         from generate_series(1, $4::int) as n`,
      id,
      connectionId,
      ANSWERS,
    );
    await run(
      `insert into app.answer (task_id, workspace_id, model_answered, web_search_done, text, items, citation_count,
                               reading_versions, answered_at)
       select id, $1, model_asked, false, 'text', '[]', 0, '{}', created_at from app.task where workspace_id = $1`,
    );
    await run(
      "update app.answer set cost = 6 where task_id = (select id from app.task where workspace_id = $1 and cell = 7)",
    );
    // Rare words are in the oldest answers, so that who walks from the newest on meets all others first.
    await run(
      `insert into app.answer_words (task_id, workspace_id, asked_at, words)
       select id, $1, created_at, to_tsvector('simple', case when cell > $2::int then 'often rare' else 'often' end)
                || array_to_tsvector(array[':answered=' || model_asked])
                || case when cell % 5 = 0 then ''
                        else array_to_tsvector(array[':week=' || floor(extract(epoch from created_at) / 604800)::int]) end
         from app.task where workspace_id = $1`,
      ANSWERS - RARE,
    );
    await client.query("commit");
    await client.query("analyze app.task, app.answer, app.answer_words");
  } finally {
    client.release();
  }
});

const READ = `
  select sum(pg_stat_get_xact_tuples_returned(oid))::int as read from pg_class
   where oid in ('app.answer_words'::regclass, 'app.answer'::regclass, 'app.task'::regclass)
      or oid in (select indexrelid from pg_index
                  where indrelid in ('app.answer_words'::regclass, 'app.answer'::regclass, 'app.task'::regclass))`;

/** A first page, and how many rows and entries of indexes were read for it. */
async function pageOf(filter: Partial<SearchedFilter>) {
  const client = await getPool().connect();
  try {
    await client.query("begin");
    const wanted = { ...ANY_ANSWER, words: null, promptWords: null, zone: "UTC", ...filter };
    const own = inWorkspace(workspaceId, client);
    const read = async () => z.object({ read: z.int() }).parse((await client.query(READ)).rows[0]).read;
    // What earlier transactions of the connection read may be counted still.
    const before = await read();
    const page = await listAnswersPage(own, { filter: wanted, sort: "asked", after: null });
    return { shown: page.rows.length, total: page.total, read: (await read()) - before };
  } finally {
    await client.query("rollback");
    client.release();
  }
}

describe("the index of words, asked week by week, gives as many as are wanted", () => {
  const counted = z.object({ all: z.int(), different: z.int() });

  // Of some answers the week does not stand with their words: they were read before it did.
  it.each([1, 1_000, 3_000, 5_000, 10_001, 20_000])("of %i each once", async (most) => {
    for (const [word, held] of [
      ["'often'", ANSWERS],
      ["'rare'", RARE],
      ["'rare' & !':week=0'", RARE],
      ["", 0],
    ] as const) {
      const { rows } = await getPool().query(
        `select count(*)::int as all, count(distinct task_id)::int as different
           from app.answers_holding($1, $2::tsquery, $3)`,
        [workspaceId, word, most],
      );
      const expected = Math.min(most, held);
      expect(counted.parse(rows[0])).toEqual({ all: expected, different: expected });
    }
  });
});

describe("of eleven thousand answers are looked at", () => {
  it("few where few hold a word, however old these are", async () => {
    const { read, ...page } = await pageOf({ words: "'rare'" });
    expect(page).toEqual({ shown: RARE, total: { count: RARE, isMore: false } });
    expect(read).toBeLessThan(100);
  });

  it("few where few hold a word and are of a model", async () => {
    const { read, shown } = await pageOf({ words: "'rare'", modelAnswered: "m-2" });
    expect(shown).toBe(1);
    expect(read).toBeLessThan(100);
  });

  it("as many as are counted where all hold a word", async () => {
    const { read, ...page } = await pageOf({ words: "'often'" });
    expect(page).toEqual({ shown: 50, total: { count: 10_000, isMore: true } });
    expect(read).toBeLessThan(ANSWERS * 2);
  });

  it("few where many hold a word and few are of a cost", async () => {
    const { read, ...page } = await pageOf({ words: "'often'", costFrom: "5" });
    expect(page).toEqual({ shown: 1, total: { count: 1, isMore: false } });
    expect(read).toBeLessThan(100);
  });

  it("none where no answer holds a word", async () => {
    const { read, ...page } = await pageOf({ words: "'nobody'" });
    expect(page).toEqual({ shown: 0, total: { count: 0, isMore: false } });
    expect(read).toBeLessThan(100);
  });
});
