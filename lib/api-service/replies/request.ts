import type { Engine } from "@/lib/domain/engines/engine";
import type { Account } from "@/lib/api-service/accounts/authenticate";

/** A call by an account that has proved who it is. */
export interface AccountCall {
  account: Account;
  /** The segments of the path, echoed in every task. */
  path: readonly string[];
}

/** A call on one engine. */
export interface EngineCall extends AccountCall {
  engine: Engine;
}

/** A task's `data`: what the path says, then what was posted. */
export const echoOf = (call: Record<string, string>, posted: unknown): Record<string, unknown> => ({
  ...call,
  ...(typeof posted === "object" && posted !== null && !Array.isArray(posted) ? posted : {}),
  // First for their place, and again because a (refused) task may have posted fields of these names.
  ...call,
});

/** The same for a call on an engine. */
export const echo = (engine: Engine, posted: unknown): Record<string, unknown> =>
  echoOf({ api: "ai_optimization", function: "llm_responses", se: engine }, posted);

/** Milliseconds since this was made, for the wire's `time` fields. */
export function stopwatch(): () => number {
  const start = performance.now();
  return () => performance.now() - start;
}
