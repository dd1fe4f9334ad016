import fc from "fast-check";
import { getDb } from "@/lib/db/client";
import { ENGINES, type Engine } from "@/lib/domain/engines/engine";
import { plantedPlan } from "./plan";
import { newConnection, newWorkspace } from "./workspace";

// Rows of a workspace as plain facts, for queries to be checked against a reference that reads nothing but these.

export interface FactCitation {
  domain: string;
  sourceUrl: string;
  title: string;
  resolved: boolean;
}

export interface FactEntry {
  kind: "charge" | "correction" | "reservation" | "release";
  /** Nano-dollars. */
  amount: number;
  modelCharge: number | null;
  tokens: number | null;
  at: Date;
  memberId: string | null;
}

export interface FactTask {
  id: string;
  runId: string;
  setId: string | null;
  scheduleId: string | null;
  /** The run's. */
  label: string | null;
  versionId: string;
  promptId: string;
  words: string;
  engine: Engine;
  model: string;
  state: "answered" | "failed" | "planned" | "unknown";
  searchAsked: boolean;
  memberId: string | null;
  createdAt: Date;
  answer: {
    model: string;
    searchDone: boolean | null;
    /** Nano-dollars. */
    cost: number | null;
    text: string;
    endedEarly: "length" | "filtered" | null;
    answeredAt: Date;
    citations: FactCitation[];
  } | null;
  entries: FactEntry[];
}

const WORDS = ["alpha", "beta", "gamma", "delta"];
const SITES = ["a.example", "b.example", "c_d.example", ""];
const nano = fc.integer({ min: 0, max: 2_000_000_000 });

const citation: fc.Arbitrary<FactCitation> = fc.record({
  domain: fc.constantFrom(...SITES),
  sourceUrl: fc.constantFrom("https://x.example/1", "https://x.example/2", "https://x.example/3"),
  title: fc.constantFrom("Title 100%", "a.example", "Other"),
  resolved: fc.boolean(),
});

/** What a task is beside its place: everything a filter can look at, of few values, so that filters hit. */
const shapes = (moments: readonly Date[]) => {
  const moment = fc.constantFrom(...moments);
  const entry = fc.record({
    kind: fc.constantFrom(
      "charge" as const,
      "correction" as const,
      "reservation" as const,
      "release" as const,
    ),
    amount: nano,
    modelCharge: fc.option(nano),
    tokens: fc.option(fc.integer({ min: 0, max: 9_999 })),
    at: moment,
    isMembers: fc.boolean(),
  });
  return fc.record({
    run: fc.nat(11),
    version: fc.nat(4),
    engine: fc.constantFrom(...ENGINES),
    model: fc.constantFrom("m-1", "m-2"),
    state: fc.constantFrom(
      "answered" as const,
      "answered" as const,
      "failed" as const,
      "planned" as const,
      "unknown" as const,
    ),
    searchAsked: fc.boolean(),
    isMembers: fc.boolean(),
    createdAt: moment,
    answer: fc.record({
      model: fc.constantFrom("m-1", "m-2-dated"),
      searchDone: fc.option(fc.boolean()),
      cost: fc.option(fc.constantFrom(0, 1, 500, 1_500_000_000)),
      text: fc.constantFrom(...WORDS),
      endedEarly: fc.constantFrom(null, null, "length" as const, "filtered" as const),
      answeredAt: moment,
      citations: fc.array(citation, { maxLength: 5 }),
    }),
    entries: fc.array(entry, { maxLength: 3 }),
  });
};

const dollars = (amount: number): string => (amount / 1e9).toFixed(9);

/** A workspace with so many random tasks at the moments given, and what was planted in it. */
export async function plantFacts(
  count: number,
  { moments, seed }: { moments: readonly Date[]; seed: number },
) {
  const { ctx, workspaceId, userId } = await newWorkspace();
  const connectionId = await newConnection(workspaceId, {
    baseUrl: "https://api.example",
    login: "l",
    password: "p",
  });
  const db = getDb();
  // Five wordings of three prompts.
  const prompts = [0, 1, 2].map((index) => ({
    id: crypto.randomUUID(),
    workspaceId,
    createdAt: new Date(index),
  }));
  const versions = [0, 0, 1, 2, 2].flatMap((prompt, index) => {
    const promptId = prompts[prompt]?.id;
    return promptId === undefined
      ? []
      : [
          {
            id: crypto.randomUUID(),
            workspaceId,
            promptId,
            number: index + 1,
            userPrompt: `${WORDS[index % 4]} wording ${index}`,
            contentHash: String(index),
          },
        ];
  });
  const sets = ["One", "Two"].map((name) => ({ id: crypto.randomUUID(), workspaceId, name }));
  const schedules = sets.map(({ id: setId, name }) => ({
    ...{ id: crypto.randomUUID(), workspaceId, setId, name, cron: "0 9 * * 1", ask: {} },
    ...{ capPerSlot: "1", capPerMonth: "1", state: "paused" as const },
  }));
  // A third of a schedule, a third of a set alone, a third of neither.
  const runs = Array.from({ length: 12 }, (_, index) => ({
    id: crypto.randomUUID(),
    setId: index % 3 === 2 ? null : (sets[index % 2]?.id ?? null),
    scheduleId: index % 3 === 0 ? (schedules[index % 2]?.id ?? null) : null,
    label: index % 4 === 3 ? null : `Label ${index % 2}`,
  }));
  const tasks = fc.sample(shapes(moments), { numRuns: count, seed }).flatMap((shape): FactTask[] => {
    const version = versions[shape.version];
    const run = runs[shape.run];
    if (!version || !run) return [];
    const { run: _run, version: _version, isMembers, entries, answer, ...task } = shape;
    return [
      {
        ...task,
        id: crypto.randomUUID(),
        runId: run.id,
        setId: run.setId,
        scheduleId: run.scheduleId,
        label: run.label,
        versionId: version.id,
        promptId: version.promptId,
        words: version.userPrompt,
        memberId: isMembers ? userId : null,
        answer: task.state === "answered" ? answer : null,
        entries: entries.map(({ isMembers: own, ...entry }) => ({ ...entry, memberId: own ? userId : null })),
      },
    ];
  });

  await db.prompt.createMany({ data: prompts });
  await db.promptVersion.createMany({ data: versions });
  await db.promptSet.createMany({ data: sets });
  await db.schedule.createMany({ data: schedules });
  await db.run.createMany({
    data: runs.map((run, index) => ({
      ...run,
      workspaceId,
      ...plantedPlan(versions[0]?.id ?? "", connectionId),
      requestKey: crypto.randomUUID(),
      method: "live" as const,
      createdAt: new Date(index),
    })),
  });
  await db.task.createMany({
    data: tasks.map((task, index) => ({
      id: task.id,
      workspaceId,
      runId: task.runId,
      promptVersionId: task.versionId,
      connectionId,
      cell: index,
      repeat: 0,
      engine: task.engine,
      modelAsked: task.model,
      method: "live" as const,
      parameters: {},
      webSearchAsked: task.searchAsked,
      state: task.state,
      createdById: task.memberId,
      createdAt: task.createdAt,
    })),
  });
  const answered = tasks.flatMap(({ answer, ...task }) => (answer ? [{ ...task, answer }] : []));
  await db.answer.createMany({
    data: answered.map(({ id, answer }) => ({
      taskId: id,
      workspaceId,
      modelAnswered: answer.model,
      webSearchDone: answer.searchDone,
      cost: answer.cost === null ? null : dollars(answer.cost),
      text: answer.text,
      items: [],
      fanOutQueries: [],
      citationCount: answer.citations.length,
      endedEarly: answer.endedEarly,
      readingVersions: {},
      answeredAt: answer.answeredAt,
      elapsedMs: 1,
    })),
  });
  await db.citation.createMany({
    data: answered.flatMap(({ id, engine, answer }) =>
      answer.citations.map(({ resolved, ...cited }, position) => ({
        ...cited,
        workspaceId,
        taskId: id,
        position,
        rawUrl: cited.sourceUrl,
        resolvedUrl: resolved ? cited.sourceUrl : null,
        engine,
        sectionIndex: 0,
        answeredAt: answer.answeredAt,
      })),
    ),
  });
  await db.spendEntry.createMany({
    data: tasks.flatMap((task) =>
      task.entries.map(({ amount, modelCharge, tokens, ...entry }, index) => ({
        ...entry,
        workspaceId,
        cause: "answer" as const,
        idempotencyKey: `${task.id}:${index}`,
        runId: task.runId,
        taskId: task.id,
        amount: dollars(amount),
        modelCharge: modelCharge === null ? null : dollars(modelCharge),
        inputTokens: tokens,
        engine: task.engine,
        model: task.model,
        scheduleId: task.scheduleId,
        setId: task.setId,
        label: task.label,
        connectionId,
      })),
    ),
  });
  return { ctx, workspaceId, userId, connectionId, tasks, prompts, versions, runs, sets, schedules };
}

export type Facts = Awaited<ReturnType<typeof plantFacts>>;
