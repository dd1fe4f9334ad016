import fc from "fast-check";
import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { inWorkspace } from "@/lib/db/query/workspace-reads";
import { insertCitations } from "@/lib/db/sql/answers/insert-citations";
import { replaceCitations } from "@/lib/db/sql/answers/replace-citations";
import { purgeTasks } from "@/lib/db/sql/deletions/purge";
import { countCitedSources } from "@/lib/db/sql/money/cited-sources";
import { foldWorkspace } from "@/lib/db/sql/money/fold-spend";
import { insertSpendEntries } from "@/lib/db/sql/money/insert-spend-entries";
import { sumFailures } from "@/lib/db/sql/money/outliers";
import { readSpendOutcomes, readSpendTotal } from "@/lib/db/sql/money/spend";
import { sumHeld } from "@/lib/db/sql/money/statement";
import { withTransaction } from "@/lib/db/transaction";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { dayAt } from "@/lib/domain/time/day-span";
import { READING_VERSIONS } from "@/lib/reading/versions";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";

const ZONES = ["UTC", "Asia/Kathmandu", "America/New_York"] as const;
const [FIRST, MIDDLE, LAST] = ["2026-09-28", "2026-10-12", "2026-11-05"] as const;
const SPANS = [
  [FIRST, LAST],
  [MIDDLE, LAST],
] as const;

const of = { task: fc.integer({ min: 0, max: 3 }) };
const cited = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 3 });
/** A quarter of an hour of the five weeks from the last hours of September 29th on, on either side of midnights. */
const at = fc
  .integer({ min: 0, max: 35 * 96 })
  .map((quarters) => new Date(Date.parse("2026-09-29T18:00:00Z") + quarters * 900_000));

const commands = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant("answer" as const), ...of, cited, at }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("read anew" as const), ...of, cited }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("delete the answer" as const), ...of }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("delete the task" as const), ...of }) },
    { weight: 4, arbitrary: fc.constant({ do: "fold" as const }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant("move" as const), zone: fc.constantFrom(...ZONES) }),
    },
  ),
  { minLength: 5, maxLength: 16 },
);

const SITES = ["https://a.example", "https://b.example"];

const citationsOf = (sites: readonly string[]) =>
  sites.map((site, position) => {
    const url = `https://${site}.example`;
    return {
      ...{ position, rawUrl: url, resolvedUrl: null, sourceUrl: url, domain: `${site}.example`, title: site },
      ...{ place: { kind: "none" }, sectionIndex: 0 },
    };
  });

const NO_TOKENS = { inputTokens: null, outputTokens: null, reasoningTokens: null };

interface Answered {
  taskId: string;
  cited: readonly string[];
  at: Date;
}

/** An answer with what it cites and its charge of a dollar, in one commit, as answers are saved. */
function answer(
  { workspaceId, run, version, connection }: PlantedWorkspace,
  { cited, at }: Pick<Answered, "cited" | "at">,
): Promise<string> {
  return withTransaction({}, async ({ tx }) => {
    const { id: taskId } = await tx.prisma.task.create({
      data: {
        ...{ workspaceId, runId: run, promptVersionId: version, connectionId: connection, cell: 1 },
        ...{ repeat: Math.floor(Math.random() * 1e9), engine: "gemini", modelAsked: "m-1", method: "live" },
        ...{ parameters: {}, webSearchAsked: true, state: "answered" },
      },
    });
    await tx.prisma.answer.create({
      data: {
        ...{ taskId, workspaceId, modelAnswered: "m-1-dated", webSearchDone: true, text: "", items: [] },
        ...{ citationCount: cited.length, readingVersions: READING_VERSIONS, answeredAt: at, elapsedMs: 1 },
      },
    });
    const ofAnswer = { workspaceId, taskId, engine: "gemini", answeredAt: at };
    await insertCitations(
      tx,
      citationsOf(cited).map((citation) => ({ ...citation, ...ofAnswer })),
    );
    await insertSpendEntries(tx, [
      {
        ...{ workspaceId, kind: "charge", cause: "answer", idempotencyKey: taskId, runId: run, taskId },
        ...{
          engine: "gemini",
          model: "m-1",
          memberId: null,
          amount: "1",
          modelCharge: "1",
          ...NO_TOKENS,
          at,
        },
      },
    ]);
    return taskId;
  });
}

it("cited sources are those of the answers that are there, whatever is answered, read anew, deleted, folded or moved to another zone", async () => {
  await fc.assert(
    fc.asyncProperty(commands, async (played) => {
      const planted = await plantOne();
      const { workspaceId } = planted;
      const own = inWorkspace(workspaceId, getPool());
      const answers = new Map<number, Answered>();
      for (const command of [...played, { do: "fold" } as const]) {
        const found = "task" in command ? answers.get(command.task) : undefined;
        switch (command.do) {
          case "answer":
            if (!found) answers.set(command.task, { ...command, taskId: await answer(planted, command) });
            break;
          case "read anew":
            if (!found) break;
            await replaceCitations(getPool(), [
              { taskId: found.taskId, citations: citationsOf(command.cited) },
            ]);
            answers.set(command.task, { ...found, cited: command.cited });
            break;
          case "delete the answer":
          case "delete the task":
            if (!found) break;
            if (command.do === "delete the task") await getDb().task.delete({ where: { id: found.taskId } });
            else {
              await getDb().citation.deleteMany({ where: { taskId: found.taskId } });
              await getDb().answer.delete({ where: { taskId: found.taskId } });
            }
            answers.delete(command.task);
            break;
          case "fold":
            await Promise.all([foldWorkspace(getPool(), workspaceId), foldWorkspace(getPool(), workspaceId)]);
            break;
          case "move":
            await getDb().workspace.update({ where: { id: workspaceId }, data: { timeZone: command.zone } });
            break;
        }
        const { timeZone } = await getDb().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
        for (const zone of new Set([timeZone, "Asia/Kathmandu"]))
          for (const [from, to] of SPANS) {
            const sources = new Set(
              [...answers.values()].flatMap((one) => {
                const day = dayAt(one.at, zone);
                return from <= day && day <= to ? one.cited : [];
              }),
            );
            expect(await countCitedSources(own, { ...ANY_SPEND, zone, from, to })).toBe(sources.size);
          }
      }
      // What is in the sums is what is cited, and of what is cited no longer nothing is kept.
      expect(await getDb().spendSourceUnfolded.count({ where: { workspaceId } })).toBe(0);
      const kept = await getDb().spendSourceSum.findMany({ where: { workspaceId } });
      expect(kept.every((row) => row.cited > 0n)).toBe(true);
      const held = new Set(
        [...answers.values()].flatMap((one) => one.cited).map((site) => `https://${site}.example`),
      );
      expect(new Set(kept.map(({ sourceUrl }) => sourceUrl).filter((url) => url.length < 25))).toEqual(held);
    }),
    { numRuns: 5, seed: 28 },
  );
});

it("what was spent stays as it is told when answers are deleted, before it is summed, after, and when the sums are made anew", async () => {
  const planted = await plantOne();
  const { workspaceId } = planted;
  const taskId = await answer(planted, { cited: ["a"], at: new Date("2026-10-10T12:00:00Z") });
  const told = async () => {
    const own = inWorkspace(workspaceId, getPool());
    const filter = { ...ANY_SPEND, zone: "UTC", from: FIRST, to: LAST };
    const { answered, failed, other } = await readSpendOutcomes(own, filter);
    // By a run none of the sums of days can tell.
    const ofRun = await readSpendOutcomes(own, { ...filter, runId: planted.run });
    const ofModel = await readSpendTotal(own, { ...filter, model: "m-1-dated" });
    return [answered.spent, answered.answers, failed.spent, other, ofRun.answered.spent, ofModel.spent].map(
      Number,
    );
  };
  const before = [1, 1, 0, 0, 1, 1];
  expect(await told()).toEqual(before);
  await getDb().task.delete({ where: { id: taskId } });
  expect(await told()).toEqual(before);
  await foldWorkspace(getPool(), workspaceId);
  expect(await told()).toEqual(before);
  await getDb().workspace.update({ where: { id: workspaceId }, data: { timeZone: "Asia/Kathmandu" } });
  await foldWorkspace(getPool(), workspaceId);
  await getDb().workspace.update({ where: { id: workspaceId }, data: { timeZone: "UTC" } });
  await foldWorkspace(getPool(), workspaceId);
  expect(await told()).toEqual(before);
});

it("what a deleted answer cites is in no sums that are made meanwhile, comes back once, and goes for good", async () => {
  const planted = await plantOne();
  const { workspaceId } = planted;
  // Some minutes after a midnight there.
  await getDb().workspace.update({ where: { id: workspaceId }, data: { timeZone: "Asia/Kathmandu" } });
  const taskId = await answer(planted, { cited: ["a", "b"], at: new Date("2026-10-10T18:22:33Z") });
  await foldWorkspace(getPool(), workspaceId);
  const remakeSums = async () => {
    await getDb().spendFold.delete({ where: { workspaceId } });
    await foldWorkspace(getPool(), workspaceId);
  };
  const sources = async () => {
    await foldWorkspace(getPool(), workspaceId);
    return getDb().spendSourceSum.count({ where: { workspaceId, sourceUrl: { in: SITES } } });
  };
  const markDeleted = () =>
    getDb().deletion.create({
      data: {
        ...{ workspaceId, kind: "answers", counts: {}, deletedAt: new Date(), purgeAfter: new Date() },
        tasks: { create: { workspaceId, taskId } },
      },
    });
  const { id } = await markDeleted();
  expect(await sources()).toBe(0);
  await remakeSums();
  expect(await sources()).toBe(0);
  await getDb().deletion.delete({ where: { id } });
  expect(await sources()).toBe(2);
  await markDeleted();
  await remakeSums();
  await purgeTasks(getPool(), [taskId]);
  expect(await sources()).toBe(0);
});

it("calls that failed are what they cost, by why they did, when their tasks are deleted", async () => {
  const planted = await plantOne();
  const { workspaceId } = planted;
  const taskId = await answer(planted, { cited: [], at: new Date("2026-10-10T12:00:00Z") });
  await getDb().answer.delete({ where: { taskId } });
  await getDb().spendDeletedTask.deleteMany({ where: { taskId } });
  await getDb().task.update({ where: { id: taskId }, data: { state: "failed", statusCode: 50_000 } });
  const own = inWorkspace(workspaceId, getPool());
  const filter = { ...ANY_SPEND, zone: "UTC", from: FIRST, to: LAST };
  const cause = { failureKind: null, statusCode: 50_000, calls: 1, spent: "1" };
  expect(await sumFailures(own, filter)).toEqual([{ ...cause, taskId }]);
  await getDb().task.delete({ where: { id: taskId } });
  expect(await sumFailures(own, filter)).toEqual([{ ...cause, taskId: null }]);
  expect((await readSpendOutcomes(own, filter)).failed).toMatchObject({ calls: 1 });
});

it("what is held at a moment is what was reserved and not released until then, in sums or not", async () => {
  const { workspaceId, run } = await plantOne();
  const enter = (kind: "reservation" | "release", amount: string, at: string) =>
    insertSpendEntries(getPool(), [
      {
        ...{
          workspaceId,
          kind,
          cause: "correction",
          idempotencyKey: crypto.randomUUID(),
          runId: run,
          taskId: null,
        },
        ...{ engine: "gemini", model: "m-1", memberId: null, amount, modelCharge: "0", ...NO_TOKENS },
        at: new Date(at),
      },
    ]);
  const held = async (zone: string) => {
    const span = { from: "2026-10-01", to: "2026-10-31", zone };
    return Object.values(await sumHeld(inWorkspace(workspaceId, getPool()), span));
  };
  await enter("reservation", "5", "2026-09-30T12:00:00Z");
  await foldWorkspace(getPool(), workspaceId);
  await enter("release", "-2", "2026-09-30T23:00:00Z");
  await enter("reservation", "0.000000001", "2026-10-31T20:00:00Z");
  await enter("reservation", "9", "2026-11-01T12:00:00Z");
  for (const folded of [false, true]) {
    if (folded) await foldWorkspace(getPool(), workspaceId);
    expect(await held("UTC")).toEqual(["3", "3.000000001", "0.000000001", "0"]);
    // Where the month begins earlier, and ends earlier.
    expect(await held("Asia/Kathmandu")).toEqual(["5", "3", "0", "-2"]);
  }
});

it("a workspace that is deleted leaves nothing of its sums behind", async () => {
  const planted = await plantOne();
  await answer(planted, { cited: ["a", "b"], at: new Date("2026-10-10T12:00:00Z") });
  await foldWorkspace(getPool(), planted.workspaceId);
  await answer(planted, { cited: ["b", "c"], at: new Date("2026-10-11T12:00:00Z") });
  await getDb().workspace.delete({ where: { id: planted.workspaceId } });
  const where = { workspaceId: planted.workspaceId };
  expect(
    await Promise.all([
      getDb().spendSourceSum.count({ where }),
      getDb().spendSourceUnfolded.count({ where }),
      getDb().spendDeletedTask.count({ where }),
      getDb().spendHeldSum.count({ where }),
    ]),
  ).toEqual([0, 0, 0, 0]);
});
