import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { cookies } from "next/headers";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { ownPath } from "@/lib/own-path";
import { authenticate, revokeSession, SESSION_SECONDS } from "@/lib/services/people";
import { requestContext, visitorContext } from "@/lib/web/request-context";

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

/** Says that an account has signed in on this browser before, so that nobody's guessing elsewhere keeps it out. */
const DEVICE_COOKIE = "sightline-device";

/** It outlives sessions, and goes to the sign-in routes only. Browsers keep no cookie for longer. */
const deviceCookie = () => ({
  path: "/api/auth",
  httpOnly: true,
  secure: env().url.startsWith("https:"),
  sameSite: "lax" as const,
  maxAge: 400 * 24 * 3600,
});

/** What next-auth has to say goes into the log, and not to the console with its stack. */
const authLog: NextAuthOptions["logger"] = {
  error(code, metadata) {
    // A cookie that is none of ours: of an older secret, or made up. Its bearer is nobody.
    if (code === "JWT_SESSION_ERROR") log().debug({ code }, "a session token could not be read");
    else log().error({ code, err: metadata }, "next-auth failed");
  },
  warn: (code) => log().debug({ code }, "next-auth warns"),
  debug: () => undefined,
};

/**
 * Sign-in by e-mail and password. Credentials allow only token sessions, so the token carries no more than the id of a
 * session row, which is looked up on each request: sessions can be listed, revoked and expire on the server.
 */
export const authOptions = (): NextAuthOptions => ({
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  logger: authLog,
  providers: [
    CredentialsProvider({
      credentials: { email: { type: "email" }, password: { type: "password" }, timeZone: {} },
      async authorize(credentials) {
        const ctx = await visitorContext();
        const jar = await cookies();
        const known = await authenticate({
          ctx,
          input: { credentials, deviceToken: jar.get(DEVICE_COOKIE)?.value ?? null },
        });
        if (!known) return null;
        const { userId, sessionId, deviceToken } = known;
        jar.set(DEVICE_COOKIE, deviceToken, deviceCookie());
        return { id: userId, sessionId };
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => {
      if (user) return { sub: user.id, sessionId: user.sessionId };
      return token;
    },
    session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId }),
    redirect: ({ url, baseUrl }) => baseUrl + ownPath(url, baseUrl),
  },
  events: {
    async signOut({ token }) {
      if (!token.sub || !token.sessionId) return;
      const ctx = await requestContext({ kind: "member", userId: token.sub });
      await revokeSession({ ctx, input: { sessionId: token.sessionId } });
    },
  },
});
