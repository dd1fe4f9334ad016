import "server-only";
import type { NextAuthOptions } from "next-auth";
import { ownPath } from "@/lib/own-path";
import { SESSION_SECONDS } from "@/lib/services/people";
import { authLog } from "./trouble";

declare module "next-auth/jwt" {
  interface JWT {
    /** The session row that decides whether this token still counts. */
    sessionId?: string;
  }
}

declare module "next-auth" {
  interface Session {
    sessionId?: string;
  }
  interface User {
    sessionId?: string;
  }
}

/**
 * What a session is, however it was opened. Credentials allow only token sessions, so the token carries no more than the
 * id of a session row, which is looked up on each request: sessions can be listed, revoked and expire on the server.
 */
export const sessionOptions = () =>
  ({
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    logger: authLog,
    providers: [],
    callbacks: {
      jwt: ({ token, user }) => {
        if (user) return { sub: user.id, sessionId: user.sessionId };
        return token;
      },
      session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId }),
      redirect: ({ url, baseUrl }) => baseUrl + ownPath(url, baseUrl),
    },
  }) satisfies NextAuthOptions;
