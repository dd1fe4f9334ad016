import "server-only";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { findSession, type SignedIn } from "@/lib/services/people";
import { authOptions } from "./options";

/** Who is signed in, checked against the session row once a request; null for nobody. */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const session = await getServerSession(authOptions());
  return session?.sessionId ? findSession(session.sessionId) : null;
});
