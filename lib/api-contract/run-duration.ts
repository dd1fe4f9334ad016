import { LIMITS } from "@/lib/api-contract/limits";
import type { Engine, Method } from "@/lib/domain/engines/engine";

/**
 * Live calls of an account under way at once on an engine, over all workers and workspaces. The API allows 30, and an
 * account may be shared with other tools.
 */
export const LIVE_CALLS_AT_ONCE = 20;

/**
 * Seconds a live call tends to take; a planning figure. The documentation names only the most, 120; third parties saw 5
 * to 40 with search in August and September 2026.
 */
const LIVE_CALL_SECONDS = 20;

/**
 * Seconds until a run's tasks could have been asked and collected under the API's documented limits: 10,000 calls a
 * minute, each standard task one call to collect it and a hundredth of one to post it, and so many live calls at once
 * an engine. Engines are asked at the same time. How long the API's queue takes before it answers, up to 72 hours, is not
 * in it.
 */
export function runSeconds(counts: readonly { engine: Engine; method: Method; tasks: number }[]): number {
  const sum = (of: typeof counts) => of.reduce((total, { tasks }) => total + tasks, 0);
  const standard = sum(counts.filter(({ method }) => method === "standard"));
  const live = counts.filter(({ method }) => method === "live");
  const calls = standard + Math.ceil(standard / LIMITS.tasksPerPost) + sum(live);
  const liveSeconds = [...Map.groupBy(live, ({ engine }) => engine).values()].map(
    (ofEngine) => Math.ceil(sum(ofEngine) / LIVE_CALLS_AT_ONCE) * LIVE_CALL_SECONDS,
  );
  return Math.max(Math.ceil((calls / LIMITS.callsPerMinute) * 60), ...liveSeconds);
}
