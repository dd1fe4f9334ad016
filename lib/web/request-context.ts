import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { machineClock, type InstanceContext, type Origin } from "@/lib/services/context";

const LONGEST = 300;

/**
 * Where the request in hand comes from. The address is the last one named: what is before it in the header may be
 * anybody's invention.
 */
async function requestOrigin(): Promise<Origin> {
  const given = await headers();
  return {
    address: cut(given.get("x-forwarded-for")?.split(",").at(-1)?.trim()),
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
