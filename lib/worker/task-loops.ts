import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { log } from "@/lib/log";
import { continueImports } from "@/lib/services/answer-imports";
import { tellIntents } from "@/lib/services/brands";
import { tellOfBudgets } from "@/lib/services/budgets";
import { systemContext, type InstanceCall } from "@/lib/services/context";
import { continueDatasetImports } from "@/lib/services/datasets";
import { purgeDeletions } from "@/lib/services/deletions";
import { markModelChanges } from "@/lib/services/marks";
import { foldMeasured, measureAnswers } from "@/lib/services/measuring";
import { sendDueNotices } from "@/lib/services/notice-channels";
import { tellOfMoves, tellOfRuns } from "@/lib/services/notices";
import { reconcile } from "@/lib/services/reconciliations";
import { sendDueReports } from "@/lib/services/report-mailings";
import { resolveDueRedirects } from "@/lib/services/redirects";
import { applyRetention } from "@/lib/services/retention";
import { sendDueSlots } from "@/lib/services/schedules";
import { readAnswerWords, readPromptWords } from "@/lib/services/search";
import { tellSources } from "@/lib/services/sources";
import { foldSpend } from "@/lib/services/spend";
import { findLostPosts, settleCosts, sweepTasks } from "@/lib/services/tasks";
import { purgeWorkspaces } from "@/lib/services/workspaces";
import { runCollectors } from "./collectors";

/** What the worker does without being asked, and how long it rests between two rounds. */
const LOOPS: readonly {
  name: string;
  restMs: number;
  round: (call: InstanceCall, signal: AbortSignal) => Promise<unknown>;
}[] = [
  { name: "sweep tasks", restMs: 5_000, round: sweepTasks },
  { name: "find lost posts", restMs: 15_000, round: findLostPosts },
  { name: "settle costs", restMs: 10_000, round: settleCosts },
  { name: "send due slots", restMs: 5_000, round: sendDueSlots },
  { name: "mark model changes", restMs: 30_000, round: markModelChanges },
  { name: "tell of runs", restMs: 15_000, round: tellOfRuns },
  { name: "tell of moves", restMs: 60_000, round: tellOfMoves },
  { name: "tell of budgets", restMs: 15_000, round: tellOfBudgets },
  { name: "fold spend", restMs: 30_000, round: foldSpend },
  { name: "tell intents", restMs: 5_000, round: tellIntents },
  {
    name: "tell sources",
    restMs: 2_000,
    round: ({ ctx }, signal) => tellSources({ ctx, input: { signal } }),
  },
  { name: "read prompts' words", restMs: 2_000, round: readPromptWords },
  {
    name: "read answers' words",
    restMs: 2_000,
    round: ({ ctx }, signal) => readAnswerWords({ ctx, input: { signal } }),
  },
  {
    name: "measure answers",
    restMs: 2_000,
    round: ({ ctx }, signal) => measureAnswers({ ctx, input: { signal } }),
  },
  {
    name: "fold facts",
    restMs: 5_000,
    round: ({ ctx }, signal) => foldMeasured({ ctx, input: { signal } }),
  },
  {
    name: "resolve redirects",
    restMs: 2_000,
    round: ({ ctx }, signal) => resolveDueRedirects({ ctx, input: { signal } }),
  },
  {
    name: "import answers",
    restMs: 2_000,
    round: ({ ctx }, signal) => continueImports({ ctx, input: { signal } }),
  },
  {
    name: "import datasets",
    restMs: 2_000,
    round: ({ ctx }, signal) => continueDatasetImports({ ctx, input: { signal } }),
  },
  { name: "reconcile", restMs: 60_000, round: reconcile },
  { name: "apply retention", restMs: 60_000, round: applyRetention },
  { name: "purge deletions", restMs: 30_000, round: purgeDeletions },
  { name: "purge workspaces", restMs: 60_000, round: purgeWorkspaces },
  { name: "mail reports", restMs: 15_000, round: sendDueReports },
  { name: "send notices", restMs: 5_000, round: sendDueNotices },
];

/** Runs the dashboard's loops until the signal; resolves when the rounds under way are done. */
export async function startTaskLoops(signal: AbortSignal): Promise<void> {
  await Promise.all([runCollectors(signal), ...LOOPS.map((loop) => runLoop(loop, signal))]);
}

async function runLoop({ name, restMs, round }: (typeof LOOPS)[number], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await round({ ctx: systemContext(name) }, signal);
    } catch (error) {
      log().error({ err: error, loop: name }, "a round failed; the next one goes on");
    }
    await wait(restMs, undefined, { signal }).catch(() => undefined);
  }
}
