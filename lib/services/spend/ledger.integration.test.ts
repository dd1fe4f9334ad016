import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { withTransaction } from "@/lib/db/transaction";
import { add, nano, negate, parseDollars, subtract, toDollars, ZERO, type Nano } from "@/lib/domain/money";
import { ANYTHING } from "@/lib/domain/workspace-filter";
import { saveFailure, saveUnknown } from "@/lib/services/tasks/finish";
import { saveAnswer } from "@/lib/services/tasks/save-answers";
import { plantedPlan } from "@/test/plan";
import { makeWatchable, watchStatements } from "@/test/statements";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";
import { reportSpend } from ".";
import { correct, enterCharge, reserve } from "./ledger";

const SEED = 61_803;
const DAY = "2026-09-10";
const GEMINI = { engine: "gemini", modelAsked: "gemini-2.5-flash" } as const;

/** Something that happens to a task, by its place, and the statement at which the process that does it dies. */
type Event = { task: number; diesAt: number | null } & (
  | { kind: "plan" }
  | { kind: "answer"; cost: Nano; modelCharge: Nano | null }
  | { kind: "fail"; cost: Nano }
  | { kind: "lose" }
  | { kind: "correct"; source: string; cost: Nano }
);

/** What became of an event that was delivered. `at` is its own. */
interface Delivery {
  event: Event;
  at: Date;
  committed: boolean;
  saved: boolean | undefined;
}

let clock = Date.parse(`${DAY}T12:00:00Z`);

beforeAll(() => makeWatchable(getPool()));

/** A run whose tasks are still to be planned, each expected to cost what it says, in a workspace of its own. */
async function freshRun(expected: readonly Nano[]) {
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
      row: { ...own, ...asked, promptVersionId: version.id, connectionId, state: "calling" } as const,
    };
  });
  return { workspace, rows };
}

type FreshRun = Awaited<ReturnType<typeof freshRun>>;
type Row = FreshRun["rows"][number];

/** Does what an event asks for; corrections note themselves while they hold the answer, in the order they come in. */
async function happen(
  event: Event,
  { task, row, amount }: Row,
  at: Date,
  noteCorrection: () => void,
): Promise<boolean> {
  const exchange = { request: "[]", reply: "{}" };
  switch (event.kind) {
    case "plan":
      await withTransaction({}, async ({ tx }) => {
        await tx.prisma.task.createMany({ data: [row], skipDuplicates: true });
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
        noteCorrection();
      });
      return false;
  }
}

/** Lets events happen batch by batch, those of a batch at once. */
async function play({ rows }: FreshRun, batches: readonly (readonly Event[])[]) {
  const deliveries: Delivery[] = [];
  const corrections: Delivery[] = [];
  for (const batch of batches) {
    await Promise.all(
      batch.map(async (event) => {
        const row = rows[event.task];
        if (!row) throw new Error("an event of no task");
        const delivery: Delivery = {
          event,
          at: new Date((clock += 1)),
          committed: false,
          saved: undefined,
        };
        deliveries.push(delivery);
        const work = () => happen(event, row, delivery.at, () => corrections.push(delivery));
        const { result, committed } = await watchStatements(work, event.diesAt);
        Object.assign(delivery, { committed, saved: result });
      }),
    );
  }
  return { deliveries, corrections: corrections.filter(({ committed }) => committed) };
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
  const committed = deliveries.filter((delivery) => delivery.event.task === place && delivery.committed);
  if (!committed.some(({ event }) => event.kind === "plan")) return { entries: [], held: ZERO, spent: ZERO };
  const entries: Entry[] = [["reservation", amount]];
  const outcome = committed.find(({ at }) => at.getTime() === finishedAt?.getTime())?.event;
  const winners = committed.filter(
    ({ event, saved }) => saved === true && (event.kind === "answer" || event.kind === "fail"),
  );
  expect(winners.length, "one outcome at most").toBeLessThanOrEqual(1);
  for (const winner of winners) expect(winner.event).toBe(outcome);
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

const entriesOf = async (taskId: string): Promise<Entry[]> => {
  const rows = await getDb().spendEntry.findMany({ where: { taskId }, orderBy: { id: "asc" } });
  return rows.map(({ kind, amount }) => [kind, parseDollars(amount.toFixed())]);
};

const report = ({ ctx }: TestWorkspace) =>
  reportSpend({
    ctx,
    input: { filter: { ...ANYTHING, from: DAY, to: DAY, zone: "UTC" }, groupBy: "engine" },
  });

/** Holds the ledger of a run against the reference, entry by entry and in sum. */
async function check(run: FreshRun, played: Awaited<ReturnType<typeof play>>): Promise<void> {
  const sums = { held: ZERO, spent: ZERO };
  for (const [place, { task, amount }] of run.rows.entries()) {
    const kept = await getDb().task.findUnique({ where: { id: task.id } });
    const expected = expectedEntries(place, amount, played, kept?.finishedAt ?? null);
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
  { weight: 3, arbitrary: fc.record({ ...anyTask, kind: fc.constant("plan" as const) }) },
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

it("loses and makes up nothing, whatever happens at once, again, or half", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(dollars(999_999_999_999n), { minLength: TASKS, maxLength: TASKS }),
      fc.array(anyBatch, { minLength: 3, maxLength: 8 }),
      async (expected, batches) => {
        const run = await freshRun(expected);
        await check(run, await play(run, batches));
      },
    ),
    { seed: SEED, numRuns: 40 },
  );
});

it("holds, gives back, charges and corrects one task, each once", async () => {
  const run = await freshRun([parseDollars("0.030000001")]);
  const of = { task: 0, diesAt: null };
  const answered = {
    ...of,
    kind: "answer",
    cost: nano(35_754_801n),
    modelCharge: nano(35_154_801n),
  } as const;
  const corrected = { ...of, kind: "correct", source: "id_list", cost: nano(35_754_799n) } as const;
  const plan = { ...of, kind: "plan" } as const;
  const played = await play(run, [
    [{ ...plan, diesAt: 3 }],
    [plan, plan],
    [{ ...answered, diesAt: 5 }],
    [answered, answered],
    [answered],
    [corrected, corrected],
    [{ ...corrected, source: "invoice", cost: nano(40_000_000n) }],
    [{ ...corrected, cost: nano(7n) }],
  ]);
  const [first] = run.rows;
  expect(first && (await entriesOf(first.task.id))).toEqual([
    ["reservation", 30_000_001n],
    ["release", -30_000_001n],
    ["charge", 35_754_801n],
    ["correction", -2n],
    ["correction", 4_245_201n],
  ]);
  await check(run, played);
  expect(await report(run.workspace)).toMatchObject({
    total: { spent: "0.04", calls: 1 },
    held: { underWay: { amount: "0", tasks: 0 }, unknown: { amount: "0", tasks: 0 } },
  });
});

it("takes a charge that no task made, once, and reports it with the others", async () => {
  const workspace = await newWorkspace();
  const { workspaceId } = workspace;
  const paid = { workspaceId, runId: null, taskId: null, engine: "gemini", model: "m-1", memberId: null };
  const charge = { cost: nano(1_234_567n), modelCharge: nano(1_234_000n), inputTokens: 5, outputTokens: 7 };
  const enter = (key: string) =>
    withTransaction({}, ({ tx }) =>
      enterCharge(tx, paid, {
        cause: "correction",
        key,
        charge: { ...charge, reasoningTokens: null },
        at: new Date(`${DAY}T23:59:59Z`),
      }),
    );
  await Promise.all([enter("invoice 7"), enter("invoice 7"), enter("invoice 8")]);
  expect(await report(workspace)).toMatchObject({
    total: { spent: "0.002469134", modelCharge: "0.002468", calls: 2, inputTokens: 10, outputTokens: 14 },
    held: { underWay: { tasks: 0 }, unknown: { tasks: 0 } },
  });
});
