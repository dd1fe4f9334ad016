import "server-only";
import { createApiClient, type ApiClient } from "@/lib/api-client/client";
import { getDb } from "@/lib/db/client";
import { connectedAccountKey } from "@/lib/domain/engines/connected-account";
import { AppError } from "@/lib/domain/errors";
import { env } from "@/lib/env";
import { unseal } from "@/lib/seal";
import { limiterOf, limitsOf } from "./account-limits";

/** What sealed connection passwords are sealed for. */
export const CONNECTION_PURPOSE = "connection";

/** The part of an account's calls that work in the background may make; the rest is there for people who wait. */
const BACKGROUND_SHARE = 0.95;

interface Opening {
  /** Nobody waits for what is done by this client. */
  inBackground?: boolean;
}

/**
 * The API client of a workspace's connection. The built-in service is reached where this instance is; a hosted API at
 * the origin its owner gave, through the guard against private addresses. Throws an `AppError` where the connection
 * cannot be used whatever one tries again: it was removed, or its password cannot be read. Nothing was sent then.
 */
export async function openClient(
  workspaceId: string,
  connectionId: string,
  { inBackground = false }: Opening = {},
): Promise<ApiClient> {
  const connection = await getDb().connection.findFirst({
    where: { id: connectionId, workspaceId, removedAt: null },
    select: { kind: true, baseUrl: true, login: true, sealedPassword: true },
  });
  if (!connection)
    throw new AppError("not_found", { message: "This connection was removed. Choose another in Settings." });
  const { url, secret, allowedOrigins } = env();
  const baseUrl = connection.kind === "builtin" ? url : (connection.baseUrl ?? url);
  const key = connectedAccountKey(connection);
  return createApiClient({
    baseUrl,
    login: connection.login,
    password: openPassword(connection.sealedPassword, secret),
    allowedOrigins: connection.kind === "builtin" ? [url] : allowedOrigins,
    limiter: limiterOf(key, await limitsOf(key), inBackground ? BACKGROUND_SHARE : 1),
  });
}

function openPassword(sealed: Uint8Array, secret: string): string {
  try {
    return unseal(sealed, secret, CONNECTION_PURPOSE);
  } catch (error) {
    throw new AppError("conflict", {
      message:
        "The password kept for this connection cannot be read with this instance's secret. Enter it again in Settings.",
      cause: error,
    });
  }
}
