import { beforeEach, expect, it } from "vitest";
import { ownDatabase } from "@/test/own-database";
import { plantOne } from "@/test/plant-one";
import {
  claimLostPosts,
  claimUnsettled,
  findOrphans,
  findWaiting,
  markSent,
  planUnsent,
  renewTaskLeases,
} from "./task-leases";

// Which tasks are due. Times are the database's, a second on either side of each bound.

const pool = ownDatabase();
let id: string;

beforeEach(async () => {
  await pool.query("delete from app.task");
  id = (await plantOne()).task;
});

interface Times {
  state: string;
  /** Seconds from now; null is none. */
  leaseUntil?: number | null;
  nextCheckAt?: number | null;
  createdAt?: number;
  /** Whether a call was made for it, when it was made; true unless it says otherwise. */
  sent?: boolean;
}

const put = ({ state, leaseUntil = null, nextCheckAt = null, createdAt = -1, sent = true }: Times) =>
  pool.query(
    `update app.task set state = $2, started_at = case when $6 then now() + make_interval(secs => $5::float8) end,
            lease_until = now() + make_interval(secs => $3::float8),
            next_check_at = now() + make_interval(secs => $4::float8),
            created_at = now() + make_interval(secs => $5::float8)
      where id = $1`,
    [id, state, leaseUntil, nextCheckAt, createdAt, sent],
  );

it.each<[Times, boolean]>([
  [{ state: "planned", createdAt: -9 }, false],
  [{ state: "planned", createdAt: -11 }, true],
  [{ state: "planned", createdAt: -99, nextCheckAt: 1 }, false],
  [{ state: "planned", createdAt: -1, nextCheckAt: -1 }, true],
  [{ state: "posted", createdAt: -99, nextCheckAt: -1 }, false],
])("waiting for whoever sends it, left behind after ten seconds: %j is %s", async (times, found) => {
  await put(times);
  expect(await findWaiting(10_000, 10)).toEqual(found ? [{ id, method: "live" }] : []);
});

it("what waits longest is sent first, of all runs that go on", async () => {
  const first = id;
  await put({ state: "planned", createdAt: -99, nextCheckAt: -20 });
  id = (await plantOne()).task;
  const second = id;
  await put({ state: "planned", createdAt: -30 });
  id = (await plantOne()).task;
  await put({ state: "planned", nextCheckAt: -10 });
  const waiting = async (limit = 10) => (await findWaiting(10_000, limit)).map((task) => task.id);
  expect(await waiting()).toEqual([second, first, id]);
  expect(await waiting(2)).toEqual([second, first]);
  const steer = (column: string, taskId: string) =>
    pool.query(
      `update app.run set ${column} = now() where id = (select run_id from app.task where id = $1)`,
      [taskId],
    );
  await steer("paused_at", second);
  expect(await waiting()).toEqual([first, id]);
  await steer("cancelled_at", id);
  expect(await waiting()).toEqual([first]);
});

it.each<[Times, boolean]>([
  [{ state: "calling", leaseUntil: 1 }, false],
  [{ state: "calling", leaseUntil: -1 }, true],
  [{ state: "posting", leaseUntil: -1 }, false],
])("a call that nobody renews: %j is %s", async (times, found) => {
  await put(times);
  expect(await findOrphans(10)).toEqual(found ? [id] : []);
});

it.each<[Times, boolean]>([
  [{ state: "posting", leaseUntil: 1 }, false],
  [{ state: "posting", leaseUntil: -1 }, true],
  [{ state: "posting", nextCheckAt: 1 }, false],
  [{ state: "posting", nextCheckAt: -1 }, true],
  [{ state: "posting", leaseUntil: 1, nextCheckAt: -1 }, false],
  [{ state: "posted", leaseUntil: -1 }, false],
  [{ state: "posting", leaseUntil: -1, sent: false }, false],
])("a post whose reply was lost: %j is %s, and then not for a while", async (times, found) => {
  await put(times);
  const claim = () => claimLostPosts(60_000, 60_000, 10);
  expect((await claim()).map((post) => [post.id, post.overdue])).toEqual(found ? [[id, false]] : []);
  expect(await claim()).toEqual([]);
});

it.each([
  [-59, false],
  [-61, true],
])("a lost post sent %d seconds ago is given up: %s", async (createdAt, overdue) => {
  await put({ state: "posting", leaseUntil: -1, createdAt });
  expect(await claimLostPosts(60_000, 60_000, 10)).toMatchObject([{ id, overdue }]);
});

it.each<[Times, string]>([
  [{ state: "posting", leaseUntil: -1, sent: false }, "planned"],
  [{ state: "posting", leaseUntil: 1, sent: false }, "posting"],
  [{ state: "posting", leaseUntil: -1 }, "posting"],
  [{ state: "posting", nextCheckAt: -1 }, "posting"],
])("claimed and perhaps not sent when its poster died: %j becomes %s", async (times, state) => {
  await put(times);
  await planUnsent();
  expect((await pool.query("select state from app.task where id = $1", [id])).rows).toEqual([{ state }]);
});

it("a task that two claimed, one after another, is sent by one of them", async () => {
  await put({ state: "posting", leaseUntil: 1, sent: false });
  const marked = await Promise.all([markSent([id], new Date()), markSent([id], new Date())]);
  expect(marked.flat()).toEqual([id]);
});

it("a lease is renewed while it is held, not when it was let go", async () => {
  const left = async () =>
    (
      await pool.query(
        "select extract(epoch from lease_until - now()) > 50 as long from app.task where id = $1",
        [id],
      )
    ).rows;
  await put({ state: "calling", leaseUntil: 5 });
  await renewTaskLeases([id], 60_000);
  expect(await left()).toEqual([{ long: true }]);
  await put({ state: "planned", leaseUntil: null });
  await renewTaskLeases([id], 60_000);
  expect(await left()).toEqual([{ long: null }]);
});

it.each([
  [-59, null, "remote", true],
  [-59, null, null, false],
  [-61, null, "remote", false],
  [-1, 1, "remote", false],
  [-1, -1, "remote", true],
])(
  "a cost worked out for an answer of %d seconds, looked at again in %s, of a task the API calls %s, is asked for: %s",
  async (received, next, remoteId, found) => {
    await put({ state: "answered", nextCheckAt: next });
    await pool.query("update app.task set remote_id = $2 where id = $1", [id, remoteId]);
    await pool.query(
      "update app.answer set cost_derived = true, received_at = now() + make_interval(secs => $2) where task_id = $1",
      [id, received],
    );
    const claim = async () => (await claimUnsettled(60_000, 60_000, 10)).map((task) => task.id);
    expect(await claim()).toEqual(found ? [id] : []);
    expect(await claim()).toEqual([]);
    await pool.query("update app.answer set cost_derived = false");
    await put({ state: "answered" });
    expect(await claim()).toEqual([]);
  },
);
