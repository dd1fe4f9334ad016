import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import { CLIENT_ADDRESS_HEADER } from "@/lib/net/client-address";
import { machineClock, type InstanceContext, type Origin } from "@/lib/services/context";

const LONGEST = 300;

/** Where a request with these headers comes from. */
const originOf = (given: Pick<Headers, "get">): Origin => ({
  address: given.get(CLIENT_ADDRESS_HEADER),
  agent: cut(given.get("user-agent")),
  requestId: randomUUID(),
});

const cut = (text: string | null | undefined): string | null => text?.slice(0, LONGEST) || null;

/** As whom the request in hand acts: origin and clock are filled in. */
export async function requestContext<Actor extends InstanceContext["actor"]>(
  actor: Actor,
): Promise<InstanceContext & { actor: Actor }> {
  return { actor, origin: originOf(await headers()), now: machineClock };
}

/** The same for nobody in particular, by the headers of a request that is handed on as a value. */
export const visitorContextOf = (given: Pick<Headers, "get">): InstanceContext => ({
  actor: { kind: "system", job: "web" },
  origin: originOf(given),
  now: machineClock,
});

/** For what is done before anybody is known: signing in, set-up, finding out who it is. */
export const visitorContext = (): Promise<InstanceContext> => requestContext({ kind: "system", job: "web" });
