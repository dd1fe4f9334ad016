import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { inWorkspace, type WorkspaceReads } from "@/lib/db/query/workspace-reads";
import {
  ANSWER_SORTS,
  ANY_ANSWER,
  type AnswerCursor,
  type AnswerSort,
  type SearchedFilter,
} from "@/lib/domain/answers/answer-filter";
import { addDays, dayAt } from "@/lib/domain/time/day-span";
import { ENGINES } from "@/lib/domain/engines/engine";
import { parseDollars } from "@/lib/domain/amounts/money";
import { PROMPT_SORTS } from "@/lib/domain/library/prompt";
import type { EntryCursor, SpendFilter } from "@/lib/domain/money/spend";
import { SPEND_GROUPS, SPEND_PERIODS } from "@/lib/domain/money/spend-groups";
import { periodsIn } from "@/lib/domain/money/spend-periods";
import type { WorkspaceFilter, Zoned } from "@/lib/domain/lists/workspace-filter";
import { readWordsOf } from "@/test/read-words";
import { type FactEntry, type Facts, type FactTask, plantFacts } from "@/test/planted-facts";
import { countVersionRuns } from "@/lib/db/sql/library/count-version-runs";
import { listAnswersPage } from "@/lib/db/sql/answers/list-answers";
import { listAskedLatelyOf } from "@/lib/db/sql/answers/list-asked-lately";
import { listPromptRuns } from "@/lib/db/sql/library/list-prompt-runs";
import { listPromptsPage } from "@/lib/db/sql/library/list-prompts";
import { listSourcesPage } from "@/lib/db/sql/answers/list-sources";
import { readPastCosts } from "@/lib/db/sql/runs/past-costs";
import { foldWorkspace } from "@/lib/db/sql/money/fold-spend";
import { listEntriesPage, readLedger } from "@/lib/db/sql/money/read-ledger";
import { readHeld, readSpendCells, readSpendOutcomes, readSpendTotal } from "@/lib/db/sql/money/spend";

// Every report against a slow reference over the same random rows, beside a second workspace of rows alike. The rows lie
// on both sides of every midnight of each zone around its change of clocks, to the millisecond.

/** Offsets of half an hour, of a quarter, changes at midnight, to midnight (a day begins twice), and of half an hour. */
const ZONES = [
  "UTC",
  "Europe/Berlin",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Atlantic/Azores",
  "Africa/Cairo",
  "Australia/Lord_Howe",
] as const;
const FIRST = "2026-10-23";
const LAST = "2026-11-01";
const QUARTER_MS = 15 * 60_000;

/** The moments at which a zone's calendar turns a page, looked for by trying: no rule of zones but `Intl`'s own. */
function midnights(zone: string): Date[] {
  const found: Date[] = [];
  const end = Date.parse(`${LAST}T23:59:59Z`);
  for (let at = Date.parse(`${FIRST}T00:00:00Z`); at < end; at += QUARTER_MS)
    if (dayAt(new Date(at - 1), zone) !== dayAt(new Date(at), zone)) found.push(new Date(at));
  return found;
}

const known = new Map<string, string>();

/** The same of the few moments there are, asked a thousand times. */
function dayOn(moment: Date, zone: string): string {
  const key = `${zone} ${moment.getTime()}`;
  const day = known.get(key) ?? dayAt(moment, zone);
  known.set(key, day);
  return day;
}

const MOMENTS = ZONES.flatMap((zone) => midnights(zone)).flatMap((at) => [new Date(at.getTime() - 1), at]);

let mine: Facts;
let other: Facts;
let own: WorkspaceReads;

beforeAll(async () => {
  [mine, other] = [
    await plantFacts(180, { moments: MOMENTS, seed: 7 }),
    await plantFacts(180, { moments: MOMENTS, seed: 11 }),
  ];
  await readWordsOf(mine.workspaceId);
  own = inWorkspace(mine.workspaceId, getPool());
});

type Filter = Zoned<WorkspaceFilter>;

const isOn = (moment: Date, { from, to, zone }: Filter): boolean => {
  const day = dayOn(moment, zone);
  return (from === null || day >= from) && (to === null || day <= to);
};

const isAsked = (
  task: FactTask,
  { engine, model, promptId, memberId, runId, setId, scheduleId }: WorkspaceFilter,
): boolean =>
  (engine === null || task.engine === engine) &&
  (model === null || task.model === model || task.answer?.model === model) &&
  (promptId === null || task.promptId === promptId) &&
  (memberId === null || task.memberId === memberId) &&
  (runId === null || task.runId === runId) &&
  (setId === null || task.setId === setId) &&
  (scheduleId === null || task.scheduleId === scheduleId);

const days = fc.integer({ min: 0, max: 9 }).map((count) => addDays(FIRST, count));
const rarely = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null, freq: 2 });

/** Whatever asked, or one run, or those of a set or a schedule. */
const askedBy = () => {
  const anything = { runId: null, setId: null, scheduleId: null };
  const idOf = (what: "runs" | "sets" | "schedules") =>
    fc.constantFrom(...[...mine[what], ...mine[what], ...other[what]].map(({ id }) => id));
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant(anything) },
    { weight: 1, arbitrary: idOf("runs").map((runId) => ({ ...anything, runId })) },
    { weight: 1, arbitrary: idOf("sets").map((setId) => ({ ...anything, setId })) },
    { weight: 1, arbitrary: idOf("schedules").map((scheduleId) => ({ ...anything, scheduleId })) },
  );
};

/** A filter over the workspace's own rows, and sometimes the other's, which finds nothing. */
const filters = (): fc.Arbitrary<Filter> =>
  fc
    .record({
      engine: rarely(fc.constantFrom(...ENGINES)),
      model: rarely(fc.constantFrom("m-1", "m-2", "m-2-dated")),
      one: fc.option(days),
      last: fc.option(days),
      promptId: rarely(
        fc.constantFrom(...mine.prompts.map(({ id }) => id), ...other.prompts.map(({ id }) => id)),
      ),
      memberId: rarely(fc.constantFrom(mine.userId, mine.userId, other.userId)),
      by: askedBy(),
      zone: fc.constantFrom(...ZONES),
    })
    .map(({ one, last, by: asker, ...filter }) => ({
      ...filter,
      ...asker,
      from: one !== null && last !== null && one > last ? last : one,
      to: one !== null && last !== null && one > last ? one : last,
    }));

const RUNS = { numRuns: 60 };
const by =
  <Row>(key: (row: Row) => string | number) =>
  (a: Row, b: Row) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

describe("answers", () => {
  const narrowed = () =>
    fc.record({
      shared: filters(),
      state: rarely(fc.constantFrom("answered" as const, "failed" as const)),
      search: rarely(fc.constantFrom("done" as const, "not-done" as const, "not-asked" as const)),
      ended: rarely(fc.constantFrom("early" as const, "length" as const)),
      words: rarely(fc.constantFrom("alpha", "beta", "alphabet")),
      promptWords: rarely(fc.constantFrom("wording", "alpha")),
      modelAsked: rarely(fc.constantFrom("m-1", "m-2")),
      modelAnswered: rarely(fc.constantFrom("m-1", "m-2-dated")),
      label: rarely(fc.constantFrom("Label 0", "Label 1", "Label")),
      versionId: rarely(fc.constantFrom(...mine.versions.map(({ id }) => id))),
      domain: rarely(fc.constantFrom("a.example", "")),
      sort: fc.constantFrom(...ANSWER_SORTS),
    });

  const holds = (text: string | undefined, word: string | null): boolean =>
    word === null || Boolean(text?.split(/[^a-z]+/).includes(word));

  function isIn(task: FactTask, filter: SearchedFilter): boolean {
    const { answer } = task;
    const searches = {
      done: answer?.searchDone === true,
      "not-done": task.searchAsked && answer?.searchDone === false,
      "not-asked": !task.searchAsked && (!answer || answer.searchDone === false),
      "not-told": answer?.searchDone === null,
    };
    return (
      isOn(task.createdAt, filter) &&
      isAsked(task, filter) &&
      (filter.state === null || task.state === filter.state) &&
      (filter.search === null || searches[filter.search]) &&
      (filter.ended === null ||
        (filter.ended === "early" ? Boolean(answer?.endedEarly) : answer?.endedEarly === filter.ended)) &&
      holds(answer?.text, filter.words) &&
      holds(task.words, filter.promptWords) &&
      (filter.modelAsked === null || task.model === filter.modelAsked) &&
      (filter.modelAnswered === null || answer?.model === filter.modelAnswered) &&
      (filter.label === null || task.label === filter.label) &&
      (filter.versionId === null || task.versionId === filter.versionId) &&
      (filter.domain === null || Boolean(answer?.citations.some(({ domain }) => domain === filter.domain)))
    );
  }

  const keys: Record<AnswerSort, (task: FactTask) => number> = {
    asked: (task) => -task.createdAt.getTime(),
    oldest: (task) => task.createdAt.getTime(),
    cost: (task) => -(task.answer?.cost ?? -1),
    citations: (task) => -(task.answer?.citations.length ?? 0),
  };

  it("are those of the filter, each once, in the order asked for, over all pages, and as many as it says", async () => {
    await fc.assert(
      fc.asyncProperty(narrowed(), async ({ shared, sort, ...more }) => {
        const filter: SearchedFilter = { ...ANY_ANSWER, ...shared, ...more };
        const ids: string[] = [];
        let after: AnswerCursor | null = null;
        let total = { count: -1, isMore: false };
        do {
          const page = await listAnswersPage(own, { filter, sort, after });
          ids.push(...page.rows.map(({ id }) => id));
          ({ next: after, total } = page);
        } while (after);
        const onlyAnswers = sort === "cost" || sort === "citations";
        const direction = sort === "oldest" ? 1 : -1;
        const expected = mine.tasks
          .filter((task) => isIn(task, filter) && (!onlyAnswers || task.answer))
          .sort((a, b) => keys[sort](a) - keys[sort](b) || direction * by<FactTask>(({ id }) => id)(a, b))
          .map(({ id }) => id);
        expect(ids).toEqual(expected);
        expect(total).toEqual({ count: expected.length, isMore: false });
      }),
      RUNS,
    );
  });

  it("are counted no further than the cap", async () => {
    const { length } = mine.tasks;
    expect(await own.countUpTo(length, { from: "task" })).toEqual({ count: length, isMore: false });
    expect(await own.countUpTo(length - 1, { from: "task" })).toEqual({ count: length - 1, isMore: true });
  });

  it("are offered by what the workspace asked", async () => {
    const { models, prompts, members } = await listAskedLatelyOf(own);
    const asked = new Set(mine.tasks.map(({ engine, model }) => `${engine} ${model}`));
    expect(models.map(({ engine, model }) => `${engine} ${model}`)).toEqual([...asked].sort());
    expect(prompts.map(({ id }) => id).sort()).toEqual(mine.prompts.map(({ id }) => id).sort());
    expect(members.map(({ id }) => id)).toEqual([mine.userId]);
  });
});

describe("sources", () => {
  it("are counted once each, in answers and citations, and against the answers with search", async () => {
    const texts = rarely(fc.constantFrom("A.EX", "100%", "c_d", "cxd", "x.example/2"));
    await fc.assert(
      fc.asyncProperty(
        filters(),
        rarely(fc.constantFrom("a.example", "")),
        texts,
        async (shared, domain, text) => {
          const page = await listSourcesPage(own, {
            filter: { ...shared, domain, text, sourceClass: null, pageType: null },
            sort: "name",
            page: 1,
          });
          const answered = mine.tasks.flatMap((task) =>
            task.answer && isOn(task.createdAt, shared) && isAsked(task, shared)
              ? [{ task, answer: task.answer }]
              : [],
          );
          const cited = answered.flatMap(({ task, answer }) =>
            answer.citations
              .filter(
                (one) =>
                  (domain === null || one.domain === domain) &&
                  (text === null ||
                    [one.domain, one.title, one.sourceUrl].some((part) =>
                      part.toLowerCase().includes(text.toLowerCase()),
                    )),
              )
              .map((one) => ({ ...one, taskId: task.id, searched: answer.searchDone })),
          );
          const countsOf = (rows: typeof cited) => ({
            sources: new Set(rows.map(({ domain: of, sourceUrl }) => `${of} ${sourceUrl}`)).size,
            citations: rows.length,
            answers: new Set(rows.map(({ taskId }) => taskId)).size,
            searchedAnswers: new Set(rows.filter(({ searched }) => searched).map(({ taskId }) => taskId))
              .size,
            unresolved: rows.filter(({ resolved }) => !resolved).length,
          });
          const nameOf = (one: (typeof cited)[number]) => (domain === null ? one.domain : one.sourceUrl);
          const expected = [...new Set(cited.map(nameOf))]
            .sort()
            .map((name) => ({ name, ...countsOf(cited.filter((one) => nameOf(one) === name)) }));
          expect(
            page.rows.map(({ domain: site, sourceUrl, title: _t, told: _told, redirect: _r, ...counts }) => ({
              name: sourceUrl ?? site,
              ...counts,
            })),
          ).toEqual(expected);
          expect(page.sum).toEqual({
            ...countsOf(cited),
            domains: new Set(cited.map((one) => one.domain)).size,
          });
          expect(page.total).toBe(expected.length);
          expect(page.searchedAnswers).toBe(answered.filter(({ answer }) => answer.searchDone).length);
        },
      ),
      RUNS,
    );
  });
});

describe("spend", () => {
  interface Entry extends FactEntry {
    task: FactTask;
  }
  const entriesOf = (filter: Zoned<SpendFilter>): Entry[] =>
    mine.tasks.flatMap((task) =>
      task.entries
        .filter(
          (entry) =>
            isOn(entry.at, filter) &&
            isAsked(task, { ...filter, memberId: null }) &&
            (filter.memberId === null || entry.memberId === filter.memberId) &&
            (filter.label === null || task.label === filter.label) &&
            (filter.connectionId === null || filter.connectionId === mine.connectionId),
        )
        .map((entry) => ({ ...entry, task })),
    );
  /** Over a span of days, and sometimes of a label or by a connection. */
  const spans = (): fc.Arbitrary<Zoned<SpendFilter>> =>
    fc
      .record({
        shared: filters(),
        label: rarely(fc.constantFrom("Label 0", "Label 1", "Label")),
        connectionId: rarely(fc.constantFrom(mine.connectionId, mine.connectionId, other.connectionId)),
      })
      .map(({ shared, ...more }) => ({
        ...shared,
        ...more,
        from: shared.from ?? FIRST,
        to: shared.to ?? addDays(LAST, 1),
      }));
  /** The days, if any, by which the sums are made before a report is read. */
  const foldings = () =>
    fc.oneof(fc.constant("the filter's"), fc.constantFrom("none", "the filter's", ...ZONES));
  async function fold(zone: string, filter: Zoned<SpendFilter>): Promise<void> {
    const { workspaceId } = mine;
    await getDb().spendFold.deleteMany({ where: { workspaceId } });
    if (zone === "none") return;
    const timeZone = zone === "the filter's" ? filter.zone : zone;
    await getDb().workspace.update({ where: { id: workspaceId }, data: { timeZone } });
    await foldWorkspace(getPool(), workspaceId);
  }
  const isSpent = ({ kind }: Entry): boolean => kind === "charge" || kind === "correction";
  const total = (amounts: readonly (number | null)[]): number =>
    amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  const sumOf = (entries: readonly Entry[]) => ({
    spent: total(entries.map(({ amount }) => amount)),
    modelCharge: total(entries.map(({ modelCharge }) => modelCharge)),
    calls: entries.filter(({ kind }) => kind === "charge").length,
    unpriced: entries.filter(({ kind, modelCharge }) => kind === "charge" && modelCharge === null).length,
    inputTokens: total(entries.map(({ tokens }) => tokens)),
  });
  const read = (sum: {
    spent: string;
    modelCharge: string;
    calls: number;
    unpriced: number;
    inputTokens: number;
  }) => ({
    spent: Number(parseDollars(sum.spent)),
    modelCharge: Number(parseDollars(sum.modelCharge)),
    calls: sum.calls,
    unpriced: sum.unpriced,
    inputTokens: sum.inputTokens,
  });

  it("is the charges and corrections of the filter: in all, and of each group in each day, week or month of the zone", async () => {
    await fc.assert(
      fc.asyncProperty(
        spans(),
        fc.constantFrom(...SPEND_GROUPS),
        fc.constantFrom(...SPEND_PERIODS),
        foldings(),
        async (filter, group, period, folding) => {
          await fold(folding, filter);
          const spent = entriesOf(filter).filter(isSpent);
          expect(read(await readSpendTotal(own, filter))).toEqual(sumOf(spent));
          const periods = periodsIn(filter, period);
          const keyOf = ({ task, memberId, at }: Entry): string => {
            const day = dayOn(at, filter.zone);
            const from = periods.find((days) => day >= days.from && day <= days.to)?.from;
            const of = {
              engine: task.engine,
              model: `${task.engine} ${task.model}`,
              member: memberId,
              run: task.runId,
              set: task.setId,
              schedule: task.scheduleId,
              label: task.label,
              connection: mine.connectionId,
            }[group];
            return `${from} ${of}`;
          };
          const firstDays = periods.map(({ from }) => from);
          const cells = await readSpendCells(own, filter, { by: group, firstDays });
          const found = cells.map(({ key, engine, from, ...sum }) => ({
            key: `${from} ${group === "model" ? `${engine} ${key}` : key}`,
            ...read(sum),
          }));
          expect(found.sort(by(({ key }) => key))).toEqual(
            [...new Set(spent.map(keyOf))]
              .sort()
              .map((key) => ({ key, ...sumOf(spent.filter((entry) => keyOf(entry) === key)) })),
          );
          for (const { key, name } of cells) expect(name === null).toBe(key === null);
        },
      ),
      RUNS,
    );
  });

  it("is what answers, failed calls and the rest came to, over answers and the sources they cite", async () => {
    await fc.assert(
      fc.asyncProperty(spans(), foldings(), async (filter, folding) => {
        await fold(folding, filter);
        const spent = entriesOf(filter).filter(isSpent);
        const [answered, failed] = [true, false].map((wanted) =>
          spent.filter(({ task }) => (task.answer !== null) === wanted),
        );
        const charged = spent.filter(({ kind }) => kind === "charge");
        const cited = charged.flatMap(({ task }) => task.answer?.citations ?? []);
        const found = await readSpendOutcomes(own, filter);
        expect({
          answered: Number(parseDollars(found.answered.spent)),
          answers: found.answered.answers,
          sources: found.answered.sources,
          failed: Number(parseDollars(found.failed.spent)),
          calls: found.failed.calls,
          other: Number(parseDollars(found.other)),
        }).toEqual({
          answered: total((answered ?? []).map(({ amount }) => amount)),
          answers: charged.filter(({ task }) => task.answer).length,
          sources: new Set(cited.map(({ sourceUrl }) => sourceUrl)).size,
          failed: total((failed ?? []).map(({ amount }) => amount)),
          calls: charged.filter(({ task }) => !task.answer).length,
          other: 0,
        });
      }),
      { numRuns: 30 },
    );
  });

  const wordsOf = (taskId: string | null, kind: string, at: string, amount: number): string =>
    `${taskId} ${kind} ${at} ${amount}`;
  const wordsOfEntry = ({ task, kind, at, amount }: Entry): string =>
    wordsOf(task.id, kind, at.toISOString(), amount);

  it("is written out entry by entry, of every kind, with nothing of another workspace", async () => {
    await fc.assert(
      fc.asyncProperty(spans(), async (filter) => {
        const found: string[] = [];
        for await (const batch of readLedger(own, filter))
          found.push(
            ...batch.map(({ taskId, kind, at, amount }) =>
              wordsOf(taskId, kind, at, Number(parseDollars(amount))),
            ),
          );
        expect(found.sort()).toEqual(entriesOf(filter).map(wordsOfEntry).sort());
      }),
      { numRuns: 20 },
    );
  });

  it("is listed page by page, the newest first, each charge and correction once", async () => {
    await fc.assert(
      fc.asyncProperty(spans(), async (filter) => {
        const found: { words: string; at: string }[] = [];
        let after: EntryCursor | null = null;
        do {
          const page = await listEntriesPage(own, { filter, after });
          found.push(
            ...page.rows.map(({ taskId, kind, at, amount }) => ({
              words: wordsOf(taskId, kind, at, Number(parseDollars(amount))),
              at,
            })),
          );
          after = page.next;
        } while (after);
        expect(found.map(({ words }) => words).sort()).toEqual(
          entriesOf(filter).filter(isSpent).map(wordsOfEntry).sort(),
        );
        const times = found.map(({ at }) => at);
        expect(times).toEqual(times.toSorted().reverse());
      }),
      { numRuns: 20 },
    );
  });

  it("holds back what unfinished tasks reserved and did not give back", async () => {
    const heldOf = (isUnknown: boolean) => {
      const open = mine.tasks
        .filter(({ state }) => (isUnknown ? state === "unknown" : state === "planned"))
        .map(({ entries }) =>
          total(
            entries
              .filter(({ kind }) => kind === "reservation" || kind === "release")
              .map(({ amount }) => amount),
          ),
        )
        .filter((amount) => amount !== 0);
      return { amount: total(open), tasks: open.length };
    };
    const { underWay, unknown } = await readHeld(own);
    expect(
      [underWay, unknown].map(({ amount, tasks }) => ({ amount: Number(parseDollars(amount)), tasks })),
    ).toEqual([heldOf(false), heldOf(true)]);
  });

  it("is expected from what the same model cost with the same leave to search, alone and in runs of several", async () => {
    for (const engine of ENGINES)
      for (const webSearch of [true, false]) {
        const alike = mine.tasks.flatMap(({ answer, ...task }) =>
          task.engine === engine &&
          task.model === "m-1" &&
          task.searchAsked === webSearch &&
          answer?.cost != null
            ? [{ runId: task.runId, cost: answer.cost }]
            : [],
        );
        const costs = alike.map(({ cost }) => cost);
        const means = [...new Set(alike.map(({ runId }) => runId))].flatMap((runId) => {
          const own = alike.filter((one) => one.runId === runId).map(({ cost }) => cost);
          return own.length < 2 ? [] : [Math.round(total(own) / own.length)];
        });
        const at = (share: number, amounts: readonly number[]) =>
          amounts.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * amounts.length) - 1)] ?? null;
        const ends = (share: number) => [costs, means].flatMap((amounts) => at(share, amounts) ?? []);
        const past = await readPastCosts(own, { engine, model: "m-1", webSearch });
        const amount = (text: string | null) => (text === null ? null : Number(parseDollars(text)));
        expect([past.answers, amount(past.low), amount(past.high)]).toEqual(
          costs.length === 0
            ? [0, null, null]
            : [costs.length, Math.min(...ends(0.1)), Math.max(...ends(0.9))],
        );
      }
  });
});

describe("prompts", () => {
  it("are those asked in the filter, with the runs and answers of it", async () => {
    await fc.assert(
      fc.asyncProperty(
        filters(),
        fc.constantFrom(...PROMPT_SORTS),
        rarely(fc.constantFrom("alpha", "delta")),
        async (shared, sort, text) => {
          const { rows } = await listPromptsPage(own, { ...shared, words: text, page: 1, sort });
          const isNarrowed = [shared.engine, shared.model, shared.from, shared.to, shared.memberId].some(
            (value) => value !== null,
          );
          const expected = mine.prompts.flatMap(({ id }) => {
            const tasks = mine.tasks.filter(
              (task) =>
                task.promptId === id &&
                isOn(task.createdAt, shared) &&
                isAsked(task, { ...shared, promptId: null }),
            );
            const wordings = mine.versions.filter(({ promptId }) => promptId === id);
            const isFound =
              text === null || wordings.some(({ userPrompt }) => userPrompt.split(" ").includes(text));
            if (!isFound || (isNarrowed && tasks.length === 0)) return [];
            return [
              {
                id,
                versions: Math.max(...wordings.map(({ number }) => number)),
                runs: new Set(tasks.map(({ runId }) => runId)).size,
                answers: tasks.filter(({ state }) => state === "answered").length,
                last:
                  tasks.length === 0 ? null : Math.max(...tasks.map(({ createdAt }) => createdAt.getTime())),
              },
            ];
          });
          const found = rows.map(({ id, versions, runs, answers, lastAskedAt }) => ({
            id,
            versions,
            runs,
            answers,
            last: lastAskedAt && Date.parse(lastAskedAt),
          }));
          expect(found.toSorted(by(({ id }) => id))).toEqual(expected.sort(by(({ id }) => id)));
          const key = { asked: "last", runs: "runs", versions: "versions" } as const;
          if (sort === "asked" || sort === "runs" || sort === "versions") {
            const order = found.map((row) => row[key[sort]] ?? -Infinity);
            expect(order).toEqual(order.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
          }
        },
      ),
      RUNS,
    );
  });

  it("tell their runs, of each the tasks that ask them, and in how many each wording went out", async () => {
    for (const { id } of mine.prompts) {
      const asking = mine.tasks.filter(({ promptId }) => promptId === id);
      const { rows } = await listPromptRuns(own, id);
      expect(
        rows
          .map(({ id: runId, tasks, answered, failed, cost, unpriced }) => ({
            runId,
            tasks,
            answered,
            failed,
            cost: cost === null ? null : Number(parseDollars(cost)),
            unpriced,
          }))
          .sort(by(({ runId }) => runId)),
      ).toEqual(
        [...new Set(asking.map(({ runId }) => runId))].sort().map((runId) => {
          const tasks = asking.filter((task) => task.runId === runId);
          const costs = tasks.flatMap(({ answer }) => (answer && answer.cost !== null ? [answer.cost] : []));
          const answers = tasks.filter(({ state }) => state === "answered").length;
          return {
            runId,
            tasks: tasks.length,
            answered: answers,
            failed: tasks.filter(({ state }) => state === "failed" || state === "unknown").length,
            cost: costs.length === 0 ? null : costs.reduce((sum, amount) => sum + amount, 0),
            unpriced: answers - costs.length,
          };
        }),
      );
      const runs = await countVersionRuns(own, id);
      for (const version of mine.versions.filter(({ promptId }) => promptId === id)) {
        const sent = new Set(
          asking.filter(({ versionId }) => versionId === version.id).map(({ runId }) => runId),
        );
        expect(runs.get(version.id) ?? 0).toBe(sent.size);
      }
    }
    for (const { id } of other.prompts) {
      expect((await listPromptRuns(own, id)).rows).toEqual([]);
      expect((await countVersionRuns(own, id)).size).toBe(0);
    }
  });
});
