import "server-only";
import { currentSession } from "@/lib/auth/session";
import { AppError, SESSION_ENDED } from "@/lib/domain/errors";
import type { InstanceContext } from "@/lib/services/context";
import type { SignedIn } from "@/lib/services/people";
import { requestContext } from "./request-context";

/** A request of somebody who is signed in, and the context in which it acts outside any workspace. */
export interface PersonAccess {
  session: SignedIn;
  ctx: InstanceContext;
}

/** Whoever is signed in. Throws `unauthenticated` for nobody. */
export async function accessPerson(): Promise<PersonAccess> {
  const session = await currentSession();
  if (!session) throw new AppError("unauthenticated", { message: SESSION_ENDED });
  return { session, ctx: await requestContext({ kind: "member", userId: session.user.id }) };
}
