import "server-only";
import type { Context } from "@/lib/services/context";
import { connectionTestFailure } from "./connection-test-failure";
import { openClient } from "./open-client";

/** Asks a connection's API whether it takes the login, which costs nothing. Throws in words where it does not, or does not answer. */
export async function checkConnection({ workspaceId }: Context, connectionId: string): Promise<void> {
  const client = await openClient(workspaceId, connectionId);
  try {
    await client.userData();
  } catch (error) {
    throw connectionTestFailure(error);
  }
}
