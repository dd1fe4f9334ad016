import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { ProvenIdentity, SignInProblem } from "@/lib/domain/team/sign-in";
import { env } from "@/lib/env";
import type { InstanceContext } from "@/lib/services/context";
import { enterByProvider, linkIdentity } from "@/lib/services/identities";
import { authenticate, revokeSession } from "@/lib/services/people";
import { problemUrl } from "./problem-url";
import { toNextAuth } from "./providers";
import { sessionOptions } from "./session-options";

/** What the sign-in routes know of the request in hand, and what they hand back of it. */
export interface InHand {
  ctx: InstanceContext;
  /** By which the browser shows that an account has signed in on it before. */
  deviceToken: string | null;
  /** Where the browser said it is, before it went to a provider. */
  timeZone: string | null;
  /** Of the session that the browser is in, if any; whether it lives is for the database to say. */
  sessionId: string | null;
  keepDeviceToken: (token: string) => void;
  /** Takes an error that is ours, which next-auth would put into an address. */
  fail: (error: unknown) => void;
}

/** How people sign in and out in one request: by e-mail and password, or by the word of a provider. */
export const routeOptions = (inHand: InHand): NextAuthOptions => {
  const base = sessionOptions();
  return {
    ...base,
    providers: [byPassword(inHand), ...env().signIn.providers.map(toNextAuth)],
    callbacks: {
      ...base.callbacks,
      async signIn({ user, account, profile }) {
        if (account?.type !== "oauth") return true;
        const { provider } = account;
        if (!profile?.identity) return problemUrl("untrusted", provider);
        const entered = await orFail(inHand, admit(inHand, profile.identity));
        if (entered === null) return false;
        if ("problem" in entered) return problemUrl(entered.problem, provider);
        // next-auth hands this very user on to `jwt`.
        Object.assign(user, { id: entered.userId, sessionId: entered.sessionId });
        return true;
      },
    },
    events: {
      async signOut({ token }) {
        if (!token.sub || !token.sessionId) return;
        const ctx = { ...inHand.ctx, actor: { kind: "member" as const, userId: token.sub } };
        await revokeSession({ ctx, input: { sessionId: token.sessionId } });
      },
    },
  };
};

const byPassword = (inHand: InHand) =>
  CredentialsProvider({
    credentials: { email: { type: "email" }, password: { type: "password" }, timeZone: {} },
    async authorize(credentials) {
      const { ctx, deviceToken } = inHand;
      const known = await orFail(inHand, authenticate({ ctx, input: { credentials, deviceToken } }));
      if (!known) return null;
      inHand.keepDeviceToken(known.deviceToken);
      return { id: known.userId, sessionId: known.sessionId };
    },
  });

/** Lets in whom a provider sent, or links them to the account of the session from which they asked for that. */
async function admit(
  { ctx, sessionId, timeZone }: InHand,
  identity: ProvenIdentity,
): Promise<{ userId: string; sessionId: string } | { problem: SignInProblem }> {
  const linked = sessionId && (await linkIdentity({ ctx, input: { sessionId, identity } }));
  if (!linked) return enterByProvider({ ctx, input: { identity, timeZone } });
  return "problem" in linked ? linked : { userId: linked.userId, sessionId };
}

async function orFail<Result>(inHand: InHand, work: Promise<Result>): Promise<Result | null> {
  try {
    return await work;
  } catch (error) {
    inHand.fail(error);
    return null;
  }
}
