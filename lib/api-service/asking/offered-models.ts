import "server-only";
import { EngineFailure, type EngineModel, type EngineUpstream } from "@/lib/engines/engine";
import { log } from "@/lib/log";
import { listFailureStatus, type FailureStatus } from "./failure-status";

type Offered =
  { ok: true; models: readonly EngineModel[] } | { ok: false; status: FailureStatus; failure: EngineFailure };

/** What an upstream offers, or what to answer where that cannot be found out. `call` is what the log names. */
export async function offeredModels(
  upstream: EngineUpstream,
  call: Record<string, string>,
): Promise<Offered> {
  try {
    return { ok: true, models: await upstream.models() };
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    const { reason, message } = error;
    log().warn(
      { ...call, upstream: upstream.kind, reason, why: message },
      "an upstream did not list its models",
    );
    return { ok: false, status: listFailureStatus(error), failure: error };
  }
}
