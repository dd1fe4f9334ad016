import "server-only";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { findSession, type SignedIn } from "@/lib/services/people";
import { visitorContext } from "@/lib/web/request-context";
import { sessionOptions } from "./session-options";

/** Who is signed in, checked against the session row once a request; null for nobody. */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const session = await getServerSession(sessionOptions());
  if (!session?.sessionId) return null;
  return findSession({ ctx: await visitorContext(), input: { sessionId: session.sessionId } });
});
