import "server-only";
import { ApiCallError } from "@/lib/api-client/errors";
import { ENGINE_LABELS, ENGINES, type Engine } from "@/lib/domain/engines/engine";
import { AppError } from "@/lib/domain/errors";
import { SANDBOX } from "@/lib/domain/engines/upstream-kinds";
import { connectionTestFailure } from "@/lib/services/connections/connection-test-failure";
import { openClient } from "@/lib/services/connections/open-client";

/**
 * Refuses with `conflict` unless the sandbox stands behind every engine of a connection: a demo's hundreds of questions
 * would be answered, and billed, by real models.
 */
export async function requireSandbox(workspaceId: string, connectionId: string): Promise<void> {
  const client = await openClient(workspaceId, connectionId);
  const upstreamOf = async (engine: Engine): Promise<string | null> => {
    try {
      return (await client.models(engine)).raw.upstream;
    } catch (error) {
      // A vendor that does not list its models is a vendor all the same.
      if (error instanceof ApiCallError && error.raw.upstream !== null) return error.raw.upstream;
      throw connectionTestFailure(error);
    }
  };
  const upstreams = await Promise.all(ENGINES.map(upstreamOf));
  const real = ENGINES.filter((_, index) => upstreams[index] !== SANDBOX);
  if (real.length === 0) return;
  throw new AppError("conflict", {
    message: `A demo is answered by the sandbox only, and real models stand behind ${real.map((engine) => ENGINE_LABELS[engine]).join(", ")}: its questions would cost real money. Nothing was asked.`,
  });
}
