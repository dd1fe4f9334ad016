import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { systemContext } from "@/lib/services/context";
import { createDemoWorkspace, readDemoProgress } from "@/lib/services/demo";
import { sweepTasks } from "@/lib/services/tasks";
import { ownDatabase } from "@/test/own-database";
import { fillHere } from "./fill-here";

const DAY_MS = 24 * 3_600_000;
const DAYS_AGO = [20, 15, 10, 5, 0];

it("dates every record of a demo's round on the round's day, with a worker sweeping beside it", async () => {
  const pool = ownDatabase();
  const user = await getDb().user.create({ data: { email: "owner@example.com" } });
  const ctx = { ...systemContext("test"), actor: { kind: "operator" as const, userId: user.id } };
  const days = DAYS_AGO.map((ago) => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10));

  const filling = fillHere({ ctx, open: () => createDemoWorkspace({ ctx, input: {} }), userId: user.id });
  let filled = false;
  const sweeping = (async () => {
    while (!filled) await sweepTasks({ ctx: systemContext("sweep") });
  })();
  const { slug } = await filling.finally(() => {
    filled = true;
  });
  await sweeping;

  const workspace = await getDb().workspace.findUniqueOrThrow({ where: { slug } });
  const progress = await readDemoProgress({ ctx: { ...ctx, workspaceId: workspace.id } });
  expect(progress).toEqual({ answered: 240, of: 240, ready: true, going: false });
  const daysOf = async (instants: string): Promise<string[]> => {
    const { rows } = await pool.query<{ day: string }>(
      `select distinct to_char(at, 'YYYY-MM-DD') as day from (${instants}) as of (at) order by 1`,
    );
    return rows.map(({ day }) => day);
  };
  for (const instants of [
    "select created_at from app.run",
    "select created_at from app.task",
    "select finished_at from app.task where state = 'answered'",
    "select answered_at from app.answer",
    "select received_at from app.answer",
    "select answered_at from app.citation",
    "select at from app.spend_entry",
    "select posted_at from api.task",
    "select done_at from api.task",
    "select at from api.ledger_entry",
  ]) {
    expect(await daysOf(instants), instants).toEqual(days);
  }
  // Nobody else was asked to make a call.
  expect((await pool.query("select 1 from pgboss.job where name = 'call-live'")).rows).toEqual([]);
  expect(await getDb().spendEntry.count({ where: { kind: "charge" } })).toBe(240);
});
