import "server-only";
import type { Engine } from "@/lib/domain/engines/engine";
import type { Context } from "@/lib/services/context";
import { connectionTestFailure } from "./connection-test-failure";
import { openClient } from "./open-client";

/**
 * Asks a connection's API for the models of an engine, which costs nothing and is not narrowly limited: whether it
 * answers and takes the login. Throws in words where it does not.
 */
export async function checkConnection(
  { workspaceId }: Context,
  { connectionId, engine }: { connectionId: string; engine: Engine },
): Promise<void> {
  const client = await openClient(workspaceId, connectionId);
  try {
    await client.models(engine);
  } catch (error) {
    throw connectionTestFailure(error);
  }
}
