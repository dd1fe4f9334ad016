import { beforeAll, beforeEach, expect, it } from "vitest";
import { reReadJob, type ReReadPayload } from "@/lib/queue/definitions";
import { READING_VERSIONS } from "@/lib/reading/versions";
import { systemContext } from "@/lib/services/context";
import { ownDatabase } from "@/test/own-database";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { continueReReading, isReadingWords, reReadAnswers, reReadWhereRisen } from ".";

// The job that reads all answers again, from shift to shift, without a worker.

const ctx = systemContext(reReadJob.name);
const ALL: ReReadPayload = { workspaceId: null, taskId: null, after: null };
/** More than two batches. */
const ANSWERS = 120;

const pool = ownDatabase();
let planted: PlantedWorkspace;

beforeAll(async () => {
  await pool.query("insert into app.instance (id) values (1) on conflict do nothing");
  planted = await plantOne();
  await pool.query(
    `with copied as (
       insert into app.task
       select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'repeat', n))).*
         from app.task t, generate_series(1, $2::int - 1) as n where t.id = $1
       returning id),
     answers as (
       insert into app.answer
       select (jsonb_populate_record(a, jsonb_build_object('task_id', copied.id))).*
         from app.answer a, copied where a.task_id = $1)
     insert into app.raw_reply
     select (jsonb_populate_record(r, jsonb_build_object('task_id', copied.id))).*
       from app.raw_reply r, copied where r.task_id = $1`,
    [planted.task, ANSWERS],
  );
});

/** Answers as an older version left them, and no job. */
beforeEach(async () => {
  await pool.query("update app.answer set text = 'old', reading_versions = '{}'");
  await pool.query("update app.instance set reading_versions = null");
  await pool.query("delete from pgboss.job");
});

async function readNow(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "select count(*)::int as count from app.answer where text = $1 and reading_versions = $2",
    [`${planted.slug} again`, READING_VERSIONS],
  );
  return rows[0]?.count ?? 0;
}

/** The jobs that wait, taken out as a worker takes them. */
async function takeJobs(): Promise<ReReadPayload[]> {
  const { rows } = await pool.query("delete from pgboss.job where name = $1 returning data", [
    reReadJob.name,
  ]);
  return rows.map(({ data }) => reReadJob.payload.parse(data));
}

/** One shift that ends after its first batch, as all do when the worker stops. */
const oneBatch = (input: ReReadPayload) =>
  continueReReading({ ctx, input: { ...input, signal: AbortSignal.abort() } });

const noted = async () =>
  (await pool.query<{ versions: unknown }>("select reading_versions as versions from app.instance")).rows[0]
    ?.versions;

it("hands what is left to the next job, batch by batch, and notes when all are read", async () => {
  const sizes = [];
  let jobs = [ALL];
  while (jobs.length > 0) {
    expect(jobs).toHaveLength(1);
    expect(await noted()).toBeNull();
    for (const job of jobs) await oneBatch(job);
    sizes.push(await readNow());
    jobs = await takeJobs();
  }
  expect(sizes).toEqual([50, 100, ANSWERS]);
  expect(await noted()).toEqual(READING_VERSIONS);
});

it("goes on after a shift that died before it could hand on, and reads nothing twice", async () => {
  await oneBatch(ALL);
  await pool.query("delete from pgboss.job");
  const rows = async () =>
    new Map(
      (
        await pool.query<{ id: string; row: string }>(
          "select task_id as id, xmin::text || a::text as row from app.answer a where text <> 'old'",
        )
      ).rows.map(({ id, row }) => [id, row]),
    );
  const before = await rows();
  expect(before.size).toBe(50);

  await continueReReading({ ctx, input: { ...ALL, signal: new AbortController().signal } });
  expect(await readNow()).toBe(ANSWERS);
  const after = await rows();
  for (const [id, row] of before) expect(after.get(id)).toBe(row);
  expect(await takeJobs()).toEqual([]);
});

it("says how far it is, of how many that were to be read", async () => {
  await oneBatch(ALL);
  const seen: unknown[] = [];
  const input = { ...ALL, onProgress: (progress: unknown) => seen.push(progress) };
  await reReadAnswers({ ctx, input });
  expect(seen).toEqual([
    { done: 50, fromStored: 0, of: ANSWERS - 50 },
    { done: ANSWERS - 50, fromStored: 0, of: ANSWERS - 50 },
  ]);
});

it("a part that was read is not noted as all", async () => {
  const signal = new AbortController().signal;
  await continueReReading({ ctx, input: { ...ALL, taskId: planted.task, signal } });
  expect(await readNow()).toBe(1);
  await continueReReading({ ctx, input: { ...ALL, workspaceId: planted.workspaceId, signal } });
  expect(await readNow()).toBe(ANSWERS);
  expect(await noted()).toBeNull();
});

it("is put in the queue where any stage's version has risen, and only there", async () => {
  const lower = { ...READING_VERSIONS, tokens: READING_VERSIONS.tokens - 1 };
  const { ending: _new, ...without } = READING_VERSIONS;
  const higher = { ...READING_VERSIONS, text: READING_VERSIONS.text + 1 };
  for (const [last, risen] of [
    [null, true],
    [lower, true],
    [without, true],
    [{ text: "not a version" }, true],
    [READING_VERSIONS, false],
    [higher, false],
  ] as const) {
    await pool.query("update app.instance set reading_versions = $1", [JSON.stringify(last)]);
    expect(await reReadWhereRisen({ ctx }), JSON.stringify(last)).toBe(risen);
    expect(await takeJobs(), JSON.stringify(last)).toEqual(risen ? [ALL] : []);
  }
});

it("a risen version reaches old answers, once", async () => {
  const lower = { ...READING_VERSIONS, text: READING_VERSIONS.text - 1 };
  await pool.query("update app.answer set reading_versions = $1", [lower]);
  await pool.query("update app.instance set reading_versions = $1", [lower]);
  await reReadWhereRisen({ ctx });
  for (const job of await takeJobs())
    await continueReReading({ ctx, input: { ...job, signal: new AbortController().signal } });
  expect(await readNow()).toBe(ANSWERS);
  expect(await reReadWhereRisen({ ctx })).toBe(false);
});

it("a search is told of it while words are being read, and of no other stage", async () => {
  const { workspaceId, userId } = planted;
  const member = { ...ctx, workspaceId, actor: { kind: "member", userId, role: "viewer" } } as const;
  for (const [last, isReading] of [
    [null, true],
    [{ ...READING_VERSIONS, words: READING_VERSIONS.words - 1 }, true],
    [{ ...READING_VERSIONS, text: READING_VERSIONS.text - 1 }, false],
    [READING_VERSIONS, false],
  ] as const) {
    await pool.query("update app.instance set reading_versions = $1", [JSON.stringify(last)]);
    expect(await isReadingWords({ ctx: member }), JSON.stringify(last)).toBe(isReading);
  }
});
