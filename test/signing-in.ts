import { randomUUID } from "node:crypto";
import { getToken } from "next-auth/jwt";
import { NextRequest } from "next/server";
import { env } from "@/lib/env";
import { systemContext } from "@/lib/services/context";
import { inviteMember } from "@/lib/services/invitations";
import { findSession } from "@/lib/services/people";
import type { AuthBrowser } from "./auth-browser";
import { newWorkspace } from "./workspace";

// What tests of the sign-in routes ask of a browser that came back.

export const newAddress = (domain = "example.com") => `${randomUUID()}@${domain}`;

export async function invite(email: string): Promise<void> {
  const { ctx } = await newWorkspace();
  await inviteMember({ ctx, input: { email, role: "viewer" } });
}

/** Who is signed in in a browser, and by which session; null for nobody. */
export async function whoIsIn(browser: AuthBrowser) {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const token = await getToken({ req: new NextRequest(env().url, { headers: { cookie } }) });
  if (!token?.sessionId) return null;
  return findSession({ ctx: systemContext("test"), input: { sessionId: token.sessionId } });
}

/** Where a reply sends the browser: a path, which says a problem where there is one. */
export function placeOf(reply: Response): string {
  if (reply.status !== 303) throw new Error(`answered ${reply.status}`);
  const url = new URL(reply.headers.get("location") ?? "");
  if (url.origin !== env().url) throw new Error(`sent to ${url.origin}`);
  return url.pathname + url.search;
}

export const problemOf = (problem: string, provider = "oidc") =>
  `/sign-in/problem?problem=${problem}&provider=${provider}`;
