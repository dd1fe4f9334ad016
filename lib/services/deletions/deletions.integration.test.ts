import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import type { ToDelete } from "@/lib/domain/answers/deletion";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { getAnswer, listAnswers } from "@/lib/services/answers";
import { systemContext } from "@/lib/services/context";
import { reportSpend } from "@/lib/services/spend";
import { type Facts, plantFacts } from "@/test/planted-facts";
import { ownDatabase } from "@/test/own-database";
import { tries } from "@/test/properties";
import { readWordsOf } from "@/test/read-words";
import { makeWatchable, watchStatements } from "@/test/statements";
import { deleteAnswers, listDeletions, previewDeletion, purgeDeletions, undoDeletion } from ".";

// In a database of its own: the purging loop is the instance's.
ownDatabase();
makeWatchable(getPool());

const MOMENTS = [new Date("2026-10-01T10:00:00Z"), new Date("2026-10-02T10:00:00Z")];
const system = systemContext("test");
let mine: Facts;

beforeEach(async () => {
  mine = await plantFacts(60, { moments: MOMENTS, seed: 3 });
});

const ended = () => mine.tasks.filter(({ state }) => state !== "planned");

async function erase(toDelete: ToDelete): Promise<string> {
  const { tasks } = await previewDeletion({ ctx: mine.ctx, input: toDelete });
  const { deletionId } = await deleteAnswers({ ctx: mine.ctx, input: { ...toDelete, expected: tasks } });
  return deletionId;
}

const shown = async (filter = ANY_ANSWER) => {
  const input = { filter: { ...filter, zone: "UTC" }, sort: "asked", after: null } as const;
  return (await listAnswers({ ctx: mine.ctx, input })).total.count;
};

/**
 * What the ledger says in all, to the entry; no deletion may change any of it. What is held for calls of unknown outcome
 * is held until they go for good, and stands apart: so do the entries that give it back then.
 */
async function money() {
  const filter = { ...ANY_SPEND, zone: "UTC", from: "2026-09-01", to: "2026-11-01" };
  const { held, ...report } = await reportSpend({
    ctx: mine.ctx,
    input: { filter, by: "day", groupBy: "engine" },
  });
  const { rows } = await getPool().query(
    `select count(*), sum(amount)::text from app.spend_entry
      where workspace_id = $1 and idempotency_key !~ ':release$'`,
    [mine.workspaceId],
  );
  return { report, rows, underWay: held.underWay };
}

/** Tasks gone for good of which something is held all the same, or of which something was given back that goes on. */
async function wronglyHeld() {
  const { rows } = await getPool().query(
    `select entry.task_id, planted.state
       from unnest($2::uuid[], $3::text[]) as planted (id, state) join app.spend_entry entry on entry.task_id = planted.id
       left join app.task on task.id = planted.id
      where entry.workspace_id = $1
        and (entry.kind = 'reservation' or entry.idempotency_key ~ ':release$')
      group by 1, 2, task.id
     having case when task.id is null and planted.state = 'unknown' then sum(entry.amount) <> 0
                 else count(*) filter (where entry.idempotency_key ~ ':release$') > 0 end`,
    [mine.workspaceId, mine.tasks.map(({ id }) => id), mine.tasks.map(({ state }) => state)],
  );
  return rows;
}

const heldForUnknown = async () => {
  const filter = { ...ANY_SPEND, zone: "UTC", from: "2026-09-01", to: "2026-11-01" };
  const report = await reportSpend({ ctx: mine.ctx, input: { filter, by: "day", groupBy: "engine" } });
  return report.held.unknown;
};

const letADayPass = () =>
  getPool().query("update app.deletion set purge_after = now() where purge_after > now()");

const rowsOf = async (table: string, column = "task_id") => {
  const { rows } = await getPool().query<{ id: string }>(
    `select ${column} as id from app.${table} where workspace_id = $1`,
    [mine.workspaceId],
  );
  return new Set(rows.map(({ id }) => id));
};

describe("deleting answers", () => {
  it("takes them away at once, brings them back, and after a day takes what hangs on them for good", async () => {
    const [one, two] = ended().filter(({ answer }) => answer !== null);
    if (!one || !two) throw new Error("nothing was answered");
    await readWordsOf(mine.workspaceId);
    const before = { shown: await shown(), money: await money() };
    const id = await erase({ kind: "answers", ids: [one.id, two.id] });
    expect(await shown()).toBe(before.shown - 2);
    // By its words, too, which are found by a way of their own.
    const holding = mine.tasks.filter(({ answer }) => answer?.text === one.answer?.text);
    const left = holding.filter((task) => task.id !== one.id && task.id !== two.id);
    expect(await shown({ ...ANY_ANSWER, text: one.answer?.text ?? "" })).toBe(left.length);
    await expect(getAnswer({ ctx: mine.ctx, input: { id: one.id } })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await listDeletions({ ctx: mine.ctx })).toMatchObject([
      {
        ...{ id, kind: "answers", tasks: 2, answers: 2 },
        citations: (one.answer?.citations.length ?? 0) + (two.answer?.citations.length ?? 0),
      },
    ]);
    await undoDeletion({ ctx: mine.ctx, input: { id } });
    expect(await shown()).toBe(before.shown);
    expect(await listDeletions({ ctx: mine.ctx })).toEqual([]);
    await expect(undoDeletion({ ctx: mine.ctx, input: { id } })).rejects.toMatchObject({ code: "conflict" });

    const again = await erase({ kind: "answers", ids: [one.id] });
    await letADayPass();
    await expect(undoDeletion({ ctx: mine.ctx, input: { id: again } })).rejects.toMatchObject({
      code: "conflict",
    });
    await purgeDeletions({ ctx: system });
    for (const table of ["answer", "citation", "raw_reply", "deleted_task"])
      expect(await rowsOf(table)).not.toContain(one.id);
    expect(await rowsOf("task", "id")).not.toContain(one.id);
    expect(await money()).toEqual(before.money);
    const audit = await getDb().auditEntry.findMany({
      where: { workspaceId: mine.workspaceId },
      orderBy: { id: "asc" },
    });
    expect(audit.map(({ action }) => action)).toEqual(["answer.delete", "answer.restore", "answer.delete"]);
  });

  it("deletes all that a filter finds and leaves what is under way, and says how many by now", async () => {
    const filter = { ...ANY_ANSWER, engine: "gemini" as const };
    const found = mine.tasks.filter(({ engine }) => engine === "gemini");
    const open = found.filter(({ state }) => state === "planned").length;
    const toDelete = { kind: "answers", filter } as const;
    const preview = await previewDeletion({ ctx: mine.ctx, input: toDelete });
    expect(preview).toMatchObject({ tasks: found.length - open, underWay: open });
    await expect(
      deleteAnswers({ ctx: mine.ctx, input: { ...toDelete, expected: preview.tasks + 1 } }),
    ).rejects.toMatchObject({ code: "conflict" });
    await erase(toDelete);
    expect(await shown(filter)).toBe(open);
    await expect(deleteAnswers({ ctx: mine.ctx, input: { ...toDelete, expected: 0 } })).rejects.toMatchObject(
      { code: "conflict" },
    );
  });

  it("holds what is held for an unknown outcome until it goes for good", async () => {
    const held = await heldForUnknown();
    const ids = ended()
      .filter(({ state }) => state === "unknown")
      .map(({ id }) => id);
    await erase({ kind: "answers", ids });
    expect(await heldForUnknown()).toEqual(held);
    expect(held.tasks).toBeGreaterThan(0);
    await letADayPass();
    await purgeDeletions({ ctx: system });
    expect(await heldForUnknown()).toEqual({ amount: "0", tasks: 0 });
    expect(await wronglyHeld()).toEqual([]);
  });

  it("does not delete a run under way", async () => {
    const runId = mine.tasks.find(({ state }) => state === "planned")?.runId ?? "";
    await expect(erase({ kind: "run", runId })).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("under way"),
    });
    await getDb().task.updateMany({ where: { runId, state: "planned" }, data: { state: "cancelled" } });
    await erase({ kind: "run", runId });
    expect(await shown({ ...ANY_ANSWER, runId })).toBe(0);
  });

  it("leaves another workspace's alone", async () => {
    const theirs = await plantFacts(5, { moments: MOMENTS, seed: 5 });
    const ids = theirs.tasks.map(({ id }) => id);
    expect(await previewDeletion({ ctx: mine.ctx, input: { kind: "answers", ids } })).toMatchObject({
      tasks: 0,
    });
    const id = await erase({ kind: "answers", ids: ended().map((task) => task.id) });
    await expect(undoDeletion({ ctx: theirs.ctx, input: { id } })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

it("goes on after a worker whose connection died at any statement", async () => {
  await erase({ kind: "answers", ids: ended().map(({ id }) => id) });
  const before = await money();
  await letADayPass();
  for (let diesAt = 1; ; diesAt += 1) {
    const { result } = await watchStatements(() => purgeDeletions({ ctx: system }), diesAt);
    if (result) break;
  }
  await purgeDeletions({ ctx: system });
  expect((await rowsOf("task", "id")).size).toBe(mine.tasks.length - ended().length);
  expect(await rowsOf("deletion", "id")).toEqual(new Set());
  expect(await money()).toEqual(before);
  expect(await wronglyHeld()).toEqual([]);
});

type Command =
  | { act: "answers"; picks: number[] }
  | { act: "run"; pick: number }
  | { act: "undo" | "purge"; pick: number };

const commands = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant("answers" as const),
      picks: fc.array(fc.nat(59), { minLength: 1, maxLength: 12 }),
    }),
    fc.record({ act: fc.constant("run" as const), pick: fc.nat(11) }),
    fc.record({ act: fc.constantFrom("undo" as const, "purge" as const), pick: fc.nat(9) }),
  ),
  { minLength: 3, maxLength: 12 },
);

interface Act {
  id: string;
  runId: string | null;
  tasks: Set<string>;
}

it("keeps what is shown, what is there and the ledger right, whatever is deleted, brought back and purged in what order", async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (sequence: Command[]) => {
      mine = await plantFacts(60, { moments: MOMENTS, seed: 9 });
      const before = await money();
      // What was deleted by which act, and what is gone for good.
      let acts: Act[] = [];
      const there = new Set(mine.tasks.map(({ id }) => id));
      const isShown = (id: string) => there.has(id) && !acts.some(({ tasks }) => tasks.has(id));
      const runOf = new Map(mine.tasks.map(({ id, runId }) => [id, runId]));
      for (const command of sequence) {
        if (command.act === "answers") {
          const picked = command.picks.flatMap((pick) => mine.tasks[pick] ?? []);
          const ids = picked
            .filter(({ id, state }) => state !== "planned" && isShown(id))
            .map(({ id }) => id);
          if (ids.length === 0) continue;
          const id = await erase({ kind: "answers", ids });
          acts.push({ id, runId: null, tasks: new Set(ids) });
        } else if (command.act === "run") {
          const runId = mine.runs[command.pick]?.id ?? "";
          const ofRun = mine.tasks.filter((task) => task.runId === runId && isShown(task.id));
          const isOpen = ofRun.some(({ state }) => state === "planned");
          const isGone = ofRun.length === 0;
          if (isOpen || isGone) continue;
          const id = await erase({ kind: "run", runId });
          acts.push({ id, runId, tasks: new Set(ofRun.map((task) => task.id)) });
        } else {
          const act = acts[command.pick % Math.max(1, acts.length)];
          if (!act) continue;
          acts = acts.filter(({ id }) => id !== act.id);
          if (command.act === "undo") {
            await undoDeletion({ ctx: mine.ctx, input: { id: act.id } });
            // What is of a run that was deleted since stays deleted with it.
            for (const task of act.tasks)
              acts.find(({ runId }) => runId !== null && runId === runOf.get(task))?.tasks.add(task);
          } else {
            await getPool().query("update app.deletion set purge_after = now() where id = $1", [act.id]);
            await purgeDeletions({ ctx: system });
            for (const task of act.tasks) there.delete(task);
            if (act.runId !== null)
              for (const [task, run] of runOf)
                if (run === act.runId) {
                  there.delete(task);
                  for (const { tasks } of acts) tasks.delete(task);
                }
          }
        }
        expect(await shown()).toBe([...there].filter(isShown).length);
        expect(await rowsOf("task", "id")).toEqual(there);
        expect(await money()).toEqual(before);
        expect(await wronglyHeld()).toEqual([]);
      }
    }),
    tries(5),
  );
}, 60_000);
