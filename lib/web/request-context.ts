import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { CLIENT_ADDRESS_HEADER } from "@/lib/net/client-address";
import { machineClock, type InstanceContext, type Origin } from "@/lib/services/context";

const LONGEST = 300;

/** Where the request in hand comes from. */
async function requestOrigin(): Promise<Origin> {
  const given = await headers();
  return {
    address: given.get(CLIENT_ADDRESS_HEADER),
    agent: cut(given.get("user-agent")),
    requestId: randomUUID(),
  };
}

const cut = (text: string | null | undefined): string | null => text?.slice(0, LONGEST) || null;

/** As whom the request in hand acts: origin and clock are filled in. */
export async function requestContext<Actor extends InstanceContext["actor"]>(
  actor: Actor,
): Promise<InstanceContext & { actor: Actor }> {
  return { actor, origin: await requestOrigin(), now: machineClock };
}

/** For what is done before anybody is known: signing in, set-up, finding out who it is. */
export const visitorContext = (): Promise<InstanceContext> => requestContext({ kind: "system", job: "web" });
