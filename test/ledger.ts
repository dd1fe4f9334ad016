import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect } from "vitest";
import { z } from "zod";
import { getDb } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import {
  add,
  nano,
  negate,
  parseDollars,
  subtract,
  toDollars,
  ZERO,
  type Nano,
} from "@/lib/domain/amounts/money";
import { AppError } from "@/lib/domain/errors";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { getPool } from "@/lib/db/pool";
import { purgeTasks } from "@/lib/db/sql/deletions/purge";
import { saveFailure, saveUnknown } from "@/lib/services/tasks/finish";
import { saveAnswer } from "@/lib/services/tasks/save-answers";
import { plantedPlan } from "@/test/plan";
import { correctSpend, reportSpend } from "@/lib/services/spend";
import { correct, releaseLost, reserve } from "@/lib/services/spend/ledger";
import { cancelWaitingTasks } from "@/lib/services/tasks/cancel-waiting";
import { watchStatements } from "./statements";
import { newConnection, newWorkspace, type TestWorkspace } from "./workspace";

// Plays with the ledger: what may happen to tasks, at once, again or half, and what must hold of the ledger meanwhile.

export const DAY = "2026-09-10";
const GEMINI = { engine: "gemini", modelAsked: "gemini-2.5-flash" } as const;

/** Something that happens to a task, by its place, and the statement at which the process that does it dies. */
type Event = { task: number; diesAt: number | null } & (
  | { kind: "plan"; waits: boolean }
  | { kind: "answer"; cost: Nano; modelCharge: Nano | null }
  | { kind: "fail"; cost: Nano }
  | { kind: "lose" }
  | { kind: "correct"; source: string; cost: Nano }
  /** An accountant's, one of a few, each with an amount of its own. */
  | { kind: "correct by hand"; which: number }
  /** Of the whole run. */
  | { kind: "cancel" }
  /** Taken away for good, if it has ended. */
  | { kind: "purge" }
);

/** What became of an event that was delivered. `at` is its own. */
interface Delivery {
  event: Event;
  at: Date;
  committed: boolean;
  saved: boolean | undefined;
  /** When the task that was taken away had ended; null where none was. */
  endedAt: Date | null;
}

let clock = Date.parse(`${DAY}T12:00:00Z`);

/** A run whose tasks are still to be planned, each expected to cost what it says, in a workspace of its own. */
export async function freshRun(expected: readonly Nano[]) {
  const workspace = await newWorkspace();
  const { workspaceId } = workspace;
  const api = { baseUrl: "http://127.0.0.1:1", login: "login", password: "password" };
  const connectionId = await newConnection(workspaceId, api);
  const { id: promptId } = await getDb().prompt.create({ data: { workspaceId } });
  const wording = { promptId, number: 1, userPrompt: "Which harbour is best?", contentHash: randomUUID() };
  const version = await getDb().promptVersion.create({ data: { workspaceId, ...wording } });
  const run = await getDb().run.create({
    data: {
      workspaceId,
      requestKey: randomUUID(),
      method: "live",
      ...plantedPlan(version.id, connectionId),
    },
  });
  const rows = expected.map((amount, cell) => {
    const own = { id: randomUUID(), workspaceId, runId: run.id, createdById: workspace.userId, ...GEMINI };
    const asked = { cell, repeat: 0, method: "live", parameters: {}, webSearchAsked: false } as const;
    return {
      amount,
      task: own,
      row: { ...own, ...asked, promptVersionId: version.id, connectionId } as const,
    };
  });
  return { workspace, runId: run.id, byHand: BY_HAND.map((cost) => ({ cost, key: randomUUID() })), rows };
}

/** What accountants correct: more, less, and the least there is. */
const BY_HAND = [nano(2_500_000_000n), nano(-1_000_000_001n), nano(1n)];

type FreshRun = Awaited<ReturnType<typeof freshRun>>;
type Row = FreshRun["rows"][number];

interface Notes {
  /** A correction, while it holds the answer: in the order they come in. */
  correction: () => void;
  /** A task that is taken away. */
  purge: (endedAt: Date) => void;
}

/** Does what an event asks for. */
async function happen(
  event: Event,
  { workspace, byHand, runId }: FreshRun,
  { task, row, amount }: Row,
  at: Date,
  note: Notes,
): Promise<boolean> {
  const exchange = { request: "[]", reply: "{}" };
  switch (event.kind) {
    case "plan":
      await withTransaction({}, async ({ tx }) => {
        // No id is ever planned again once its task is gone.
        if ((await entriesOf(task.id)).length > 0) return;
        const state = event.waits ? "planned" : "calling";
        await tx.prisma.task.createMany({ data: [{ ...row, state }], skipDuplicates: true });
        await reserve(tx, [{ task, amount: toDollars(amount) }], at);
      });
      return false;
    case "answer": {
      const { cost, modelCharge } = event;
      const spent = modelCharge === null ? null : Number(toDollars(modelCharge));
      const result = { money_spent: spent, items: [] };
      const how = { statusMessage: null, costDerived: false, surface: "api", elapsedMs: 1 } as const;
      return saveAnswer({}, { taskId: task.id, result, exchange, cost, receivedAt: at, ...how });
    }
    case "fail": {
      const why = { statusCode: 40501, statusMessage: "Invalid Field.", failureKind: "task_code" } as const;
      return saveFailure({}, { taskId: task.id, ...why, cost: event.cost, exchange, at });
    }
    case "lose":
      return saveUnknown({}, { taskId: task.id, failureKind: "timeout", exchange: null, at });
    case "correct":
      await withTransaction({}, async ({ tx }) => {
        const text = "select from app.answer where task_id = $1 for update";
        const { rows } = await tx.query({ text, values: [task.id] });
        if (rows.length === 0) return;
        await correct(tx, task, { cost: event.cost, source: event.source, at });
        note.correction();
      });
      return false;
    case "correct by hand": {
      const { key, cost } = byHand[event.which] ?? { key: randomUUID(), cost: ZERO };
      const about = { taskId: task.id, connectionId: null, reason: "As the invoice says" };
      await correctSpend({
        ctx: { ...workspace.ctx, now: () => at },
        input: { requestKey: key, amount: toDollars(cost), ...about },
      });
      return false;
    }
    case "cancel": {
      const ctx = { ...workspace.ctx, now: () => at };
      await withTransaction(ctx, async (inside) => {
        await inside.tx.prisma.run.updateMany({
          where: { id: runId, cancelledAt: null },
          data: { cancelledAt: at },
        });
        await cancelWaitingTasks(inside, runId);
      });
      return false;
    }
    case "purge":
      await withTransaction({}, async ({ tx }) => {
        const text = `select finished_at as at from app.task
                       where id = $1 and state in ('answered', 'failed', 'unknown', 'cancelled') for update`;
        const { rows } = await tx.query({ text, values: [task.id] });
        const [ended] = endRows.parse(rows);
        if (!ended) return;
        await releaseLost(tx, [task.id], at);
        await purgeTasks(tx, [task.id]);
        note.purge(ended.at);
      });
      return false;
  }
}

const endRows = z.object({ at: z.date() }).array();

/** Lets events happen batch by batch, those of a batch at once, and looks after each whether the ledger conserves. */
export async function play(run: FreshRun, batches: readonly (readonly Event[])[]) {
  const deliveries: Delivery[] = [];
  const corrections: Delivery[] = [];
  for (const batch of batches) {
    await Promise.all(
      batch.map(async (event) => {
        const row = run.rows[event.task];
        if (!row) throw new Error("an event of no task");
        const delivery: Delivery = {
          event,
          at: new Date((clock += 1)),
          committed: false,
          saved: undefined,
          endedAt: null,
        };
        deliveries.push(delivery);
        const note = {
          correction: () => corrections.push(delivery),
          purge: (endedAt: Date) => (delivery.endedAt = endedAt),
        };
        const work = () => happen(event, run, row, delivery.at, note).catch(unlessNotThere);
        const { result, committed } = await watchStatements(work, event.diesAt);
        Object.assign(delivery, { committed, saved: result });
      }),
    );
    await checkConservation(run);
  }
  return { deliveries, corrections: corrections.filter(({ committed }) => committed) };
}

/** What is not planned yet cannot be corrected by hand, and says so. */
function unlessNotThere(error: unknown): false {
  if (error instanceof AppError && error.code === "not_found") return false;
  throw error;
}

/**
 * What holds of the ledger at any moment, said by the database: what is given back is what was held, once, and then only
 * of a task that has ended or is gone for good; nothing is held of one that has; nothing is charged twice.
 */
async function checkConservation({ workspace }: FreshRun): Promise<void> {
  const { rows } = await getPool().query(
    `select task_id, task.state, count(*) filter (where kind = 'reservation') as reservations,
            count(*) filter (where kind = 'release') as releases, count(*) filter (where kind = 'charge') as charges,
            coalesce(sum(amount) filter (where kind in ('reservation', 'release')), 0) as held
       from app.spend_entry
       left join lateral (
            select coalesce((select state::text from app.task where id = spend_entry.task_id), 'gone') as state) task on true
      where spend_entry.workspace_id = $1 and task_id is not null
      group by task_id, task.state
     having count(*) filter (where kind = 'reservation') <> 1 or count(*) filter (where kind = 'charge') > 1
         or (count(*) filter (where kind = 'release') = 1) <> (task.state in ('answered', 'failed', 'cancelled', 'gone'))
         or count(*) filter (where kind = 'release') > 1
         or (sum(amount) filter (where kind in ('reservation', 'release')) <> 0
             and task.state in ('answered', 'failed', 'cancelled', 'gone'))
         or sum(amount) filter (where kind in ('reservation', 'release')) < 0`,
    [workspace.workspaceId],
  );
  expect(rows, "tasks whose entries do not add up").toEqual([]);
}

type Entry = [kind: string, amount: Nano];

/**
 * The slow reference: what one task's part of the ledger must be, from what was delivered and committed. Which of
 * several outcomes at once came first only the task can say; there is one.
 */
function expectedEntries(
  place: number,
  amount: Nano,
  { deliveries, corrections }: Awaited<ReturnType<typeof play>>,
  finishedAt: Date | null,
): { entries: Entry[]; held: Nano; spent: Nano } {
  const committed = deliveries.filter(
    ({ event, committed }) => (event.task === place || event.kind === "cancel") && committed,
  );
  if (!committed.some(({ event }) => event.kind === "plan")) return { entries: [], held: ZERO, spent: ZERO };
  const entries: Entry[] = [["reservation", amount]];
  const outcome = committed.find(({ at }) => at.getTime() === finishedAt?.getTime())?.event;
  const winners = committed.filter(
    ({ event, saved }) => saved === true && (event.kind === "answer" || event.kind === "fail"),
  );
  expect(winners.length, "one outcome at most").toBeLessThanOrEqual(1);
  for (const winner of winners) expect(winner.event).toBe(outcome);
  if (outcome?.kind === "cancel")
    return { entries: [...entries, ["release", negate(amount)]], held: ZERO, spent: ZERO };
  const isGone = committed.some(({ endedAt }) => endedAt !== null);
  if (outcome?.kind === "lose" && isGone)
    return { entries: [...entries, ["release", negate(amount)]], held: ZERO, spent: ZERO };
  if (outcome?.kind !== "answer" && outcome?.kind !== "fail") return { entries, held: amount, spent: ZERO };

  entries.push(["release", negate(amount)]);
  if (outcome.kind === "answer" || outcome.cost !== ZERO) entries.push(["charge", outcome.cost]);
  let spent = outcome.cost;
  const known = new Set<string>();
  for (const { event } of corrections) {
    if (event.kind !== "correct" || event.task !== place) continue;
    if (known.has(event.source) || event.cost === spent) continue;
    known.add(event.source);
    entries.push(["correction", subtract(event.cost, spent)]);
    spent = event.cost;
  }
  return { entries, held: ZERO, spent };
}

/** What Sightline entered of a task by itself. */
export const entriesOf = async (taskId: string): Promise<Entry[]> => {
  const rows = await getDb().spendEntry.findMany({ where: { taskId, reason: null }, orderBy: { id: "asc" } });
  return rows.map(({ kind, amount }) => [kind, parseDollars(amount.toFixed())]);
};

export const report = ({ ctx }: TestWorkspace) =>
  reportSpend({
    ctx,
    input: { filter: { ...ANY_SPEND, from: DAY, to: DAY, zone: "UTC" }, by: "day", groupBy: "engine" },
  });

/** Holds the ledger of a run against the reference, entry by entry and in sum. */
export async function check(run: FreshRun, played: Awaited<ReturnType<typeof play>>): Promise<void> {
  const sums = { held: ZERO, spent: ZERO };
  for (const [place, { task, amount }] of run.rows.entries()) {
    const kept = await getDb().task.findUnique({ where: { id: task.id } });
    const gone = played.deliveries.find(
      ({ event, committed, endedAt }) => event.task === place && committed && endedAt !== null,
    );
    const expected = expectedEntries(place, amount, played, kept?.finishedAt ?? gone?.endedAt ?? null);
    const entries = await entriesOf(task.id);
    expect(entries).toEqual(expected.entries);
    let held = ZERO;
    for (const [kind, part] of entries) {
      if (kind === "reservation" || kind === "release") held = add(held, part);
      expect(held >= ZERO, "what is held is never negative").toBe(true);
    }
    if (kept?.state === "answered" || kept?.state === "failed") expect(held).toBe(ZERO);
    expect(entries.filter(([kind]) => kind === "charge").length).toBeLessThanOrEqual(1);
    sums.held = add(sums.held, expected.held);
    sums.spent = add(sums.spent, expected.spent);
  }
  const entered = new Set(
    played.deliveries.flatMap(({ event, committed }) =>
      event.kind === "correct by hand" && committed ? [event.which] : [],
    ),
  );
  sums.spent = add(sums.spent, ...[...entered].map((which) => BY_HAND[which] ?? ZERO));
  const { total, held } = await report(run.workspace);
  expect(total.spent).toBe(toDollars(sums.spent));
  expect(add(parseDollars(held.underWay.amount), parseDollars(held.unknown.amount))).toBe(sums.held);
}

const TASKS = 3;
const SOURCES = ["id_list", "invoice", "statement"];

const dollars = (max: bigint): fc.Arbitrary<Nano> => fc.bigInt({ min: 0n, max }).map(nano);
const anyTask = {
  task: fc.nat({ max: TASKS - 1 }),
  diesAt: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 3 }),
};
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ ...anyTask, kind: fc.constant("plan" as const), waits: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...anyTask,
      kind: fc.constant("answer" as const),
      cost: dollars(9_999_999_999n),
      modelCharge: fc.option(dollars(9_999_999_999n)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ ...anyTask, kind: fc.constant("fail" as const), cost: dollars(3n) }),
  },
  { weight: 1, arbitrary: fc.record({ ...anyTask, kind: fc.constant("lose" as const) }) },
  { weight: 1, arbitrary: fc.record({ ...anyTask, kind: fc.constant("cancel" as const) }) },
  { weight: 1, arbitrary: fc.record({ ...anyTask, kind: fc.constant("purge" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...anyTask,
      kind: fc.constant("correct by hand" as const),
      which: fc.nat({ max: BY_HAND.length - 1 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      ...anyTask,
      kind: fc.constant("correct" as const),
      source: fc.constantFrom(...SOURCES),
      cost: dollars(9_999_999_999n),
    }),
  },
);
/** An event alone, several at once, or one that is delivered three times at once. */
const anyBatch = fc.oneof(
  fc.array(anyEvent, { minLength: 1, maxLength: 4 }),
  anyEvent.map((event) => [event, { ...event, diesAt: null }, { ...event, diesAt: null }]),
);

/** Plays at random, from a seed, and holds the ledger against the reference after each play. */
export const losesNothing = ({ seed, numRuns }: { seed: number; numRuns: number }): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      fc.array(dollars(999_999_999_999n), { minLength: TASKS, maxLength: TASKS }),
      fc.array(anyBatch, { minLength: 3, maxLength: 8 }),
      async (expected, batches) => {
        const run = await freshRun(expected);
        await check(run, await play(run, batches));
      },
    ),
    { seed, numRuns },
  );
