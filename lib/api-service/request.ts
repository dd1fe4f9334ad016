import type { Engine } from "@/lib/domain/engine";
import type { Account } from "./authenticate";

/** A call on one engine, by an account that has proved who it is. */
export interface EngineCall {
  account: Account;
  engine: Engine;
  /** The segments of the path, echoed in every task. */
  path: readonly string[];
}

/** What a task's `data` begins with. */
export const echo = (engine: Engine, posted: unknown): Record<string, unknown> => ({
  api: "ai_optimization",
  function: "llm_responses",
  se: engine,
  ...(typeof posted === "object" && posted !== null && !Array.isArray(posted) ? posted : {}),
});

/** Milliseconds since this was made, for the wire's `time` fields. */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => performance.now() - start;
}
