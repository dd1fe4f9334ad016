import "server-only";
import { LIMITS } from "@/lib/api-contract/limits";
import {
  EngineFailure,
  type EngineAnswer,
  type EngineQuestion,
  type EngineUpstream,
} from "@/lib/engines/engine";
import { log } from "@/lib/log";
import { failureStatus, type FailureStatus } from "./failure-status";

const DEADLINE_MS = LIMITS.liveSeconds * 1000;

export type Asked =
  | { kind: "answered"; answer: EngineAnswer }
  /** `failure` is null where the upstream failed in a way it does not declare. */
  | { kind: "failed"; status: FailureStatus; failure: EngineFailure | null }
  /** The caller's own signal ended it. */
  | { kind: "stopped" };

interface AskInput {
  upstream: EngineUpstream;
  question: EngineQuestion;
  taskId: string;
  at: Date;
  signal?: AbortSignal;
}

/**
 * Asks once, for at most 120 seconds (the wire's limit for live calls; standard tasks get the same for each try).
 * Every way to fail comes back as a status; nothing is thrown and nothing is asked twice.
 */
export async function askEngine({ upstream, question, taskId, at, signal }: AskInput): Promise<Asked> {
  const ending = new AbortController();
  const { promise: ended, resolve: end } = Promise.withResolvers<Asked>();
  const stop = () => {
    end({ kind: "stopped" });
    ending.abort();
  };
  const timer = setTimeout(() => {
    const failure = new EngineFailure("timeout", true, "the deadline passed");
    end({ kind: "failed", status: failureStatus(failure), failure });
    ending.abort();
  }, DEADLINE_MS);
  signal?.addEventListener("abort", stop, { once: true });
  try {
    if (signal?.aborted) return { kind: "stopped" };
    // Raced, so that an upstream that does not heed its signal cannot hold the caller.
    return await Promise.race([ended, answer(upstream, question, { taskId, at, signal: ending.signal })]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

async function answer(
  upstream: EngineUpstream,
  question: EngineQuestion,
  context: Parameters<EngineUpstream["ask"]>[1],
): Promise<Asked> {
  try {
    return { kind: "answered", answer: await upstream.ask(question, context) };
  } catch (error) {
    if (error instanceof EngineFailure) {
      const { reason, mayBeBilled, message } = error;
      log().info(
        { taskId: context.taskId, upstream: upstream.kind, reason, mayBeBilled, why: message },
        "an upstream did not answer",
      );
      return { kind: "failed", status: failureStatus(error), failure: error };
    }
    log().error({ err: error, taskId: context.taskId }, "an upstream failed in a way it does not declare");
    return { kind: "failed", status: { code: 50000, message: "Internal Error." }, failure: null };
  }
}
