import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { wakeAccount } from "@/lib/db/sql/tasks/connected-accounts";
import { env } from "@/lib/env";
import { isPublicOrigin } from "@/lib/net/public-address";
import { requireOperator, type InstanceCall } from "@/lib/services/context";

/** What the path of a connection's pingbacks ends with: its id, and what only this instance can make of that. */
const tokenOf = (connectionId: string): string =>
  `${connectionId}.${createHmac("sha256", env().secret).update(`wake:${connectionId}`).digest("base64url")}`;

/**
 * Where an API calls when a task of a connection is done; null where this instance cannot be called from outside, as
 * far as its own address tells, and for the built-in service, which is no further away than its ready list.
 */
export function pingbackUrl({ id, kind }: { id: string; kind: "builtin" | "hosted" }): string | null {
  const { url } = env();
  return kind === "hosted" && isPublicOrigin(url) ? `${url}/api/wake/${tokenOf(id)}` : null;
}

const connectionIdSchema = z.uuid();

/**
 * Has the ready lists of a connection's account read now. Whoever calls proves by the token that the address was given
 * to them, and nothing else that they say is believed. Returns whether it is one of ours.
 */
export async function wakeCollector({
  ctx,
  input: { token },
}: InstanceCall<{ token: string }>): Promise<boolean> {
  requireOperator(ctx);
  const connectionId = connectionIdSchema.safeParse(token.split(".")[0]).data;
  if (connectionId === undefined) return false;
  const [given, known] = [Buffer.from(token), Buffer.from(tokenOf(connectionId))];
  if (given.length !== known.length || !timingSafeEqual(given, known)) return false;
  await wakeAccount(connectionId, 0);
  return true;
}
