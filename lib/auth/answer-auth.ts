import "server-only";
import { getToken } from "next-auth/jwt";
import { NextResponse, type NextRequest } from "next/server";
import { AppError } from "@/lib/domain/errors";
import type { SignInProblem } from "@/lib/domain/team/sign-in";
import { timeZoneSchema } from "@/lib/domain/time/time-zone";
import { env } from "@/lib/env";
import { ownPath } from "@/lib/own-path";
import { describeError, errorResponse } from "@/lib/web/error-reply";
import { readBody } from "@/lib/web/read-body";
import { visitorContextOf } from "@/lib/web/request-context";
import { callNextAuth, type Asked, type Told } from "./call-next-auth";
import { problemUrl } from "./problem-url";
import { routeOptions } from "./route-options";
import { watchTrouble } from "./trouble";

/** What our own pages ask next-auth for, and providers send people back to. Nothing else it offers is there. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  GET: ["csrf", "callback/:provider"],
  POST: ["callback/credentials", "signin/:provider", "signout"],
};

/** An address, a password, a token and a place to go on to. */
const MOST_BYTES = 16 * 1024;

/** Says that an account has signed in on this browser before, so that nobody's guessing elsewhere keeps it out. */
const DEVICE_COOKIE = "sightline-device";
/** Browsers keep no cookie for longer; it outlives sessions. */
const DEVICE_SECONDS = 400 * 24 * 3600;

/** Where the browser is, and where it goes on to, while its person is at a provider: as long as next-auth keeps its state. */
const TIME_ZONE_COOKIE = "sightline-time-zone";
const TARGET_COOKIE = "sightline-target";
const AWAY_SECONDS = 15 * 60;

interface AuthContext {
  params: Promise<{ nextauth: string[] }>;
}

/**
 * Answers a request under `/api/auth`: our pages in JSON, whoever comes back from a provider by sending them on.
 * next-auth gets what is expected and nothing more: it fails with 500 on a body, a query or a name that it does not know.
 */
export async function answerAuth(request: NextRequest, context: AuthContext): Promise<Response> {
  const { nextauth: parts } = await context.params;
  const [action = "", provider = ""] = parts;
  const isReturn = request.method === "GET" && action === "callback";
  try {
    if (!isAsked(request.method, parts))
      throw new AppError("not_found", { message: "There is nothing here." });
    const asked = await readAsked(request, parts);
    const { told, problem, ownCookies } = await ask(request, asked);
    const reply = isReturn ? sendOn(told, problem, provider) : inJson(told, problem, provider);
    for (const cookie of ownCookies) reply.headers.append("Set-Cookie", cookie);
    return reply;
  } catch (error) {
    if (!isReturn || error instanceof AppError) return errorResponse(error);
    describeError(error);
    return Response.redirect(problemUrl("failed", provider), 303);
  }
}

/** Whether there is such a thing to ask for: the providers are those of this instance. */
function isAsked(method: string, parts: readonly string[]): boolean {
  const [action, id] = parts;
  const isProvider = env().signIn.providers.some((provider) => provider.id === id);
  const path = isProvider && parts.length === 2 ? `${action}/:provider` : parts.join("/");
  return ASKED[method]?.includes(path) ?? false;
}

/** What a provider sends somebody back with, and we look at. */
const RETURNED = ["code", "state", "iss", "error"];

async function readAsked(request: NextRequest, parts: string[]): Promise<Asked> {
  const { method, headers, nextUrl, cookies, body } = request;
  // next-auth's cookie of where to go on to is looked at nowhere, see lib/web/gate.ts; ours is.
  const kept = cookies.getAll().filter(({ name }) => !name.endsWith("next-auth.callback-url"));
  const asked: Asked = {
    method,
    parts,
    query: {},
    headers: Object.fromEntries(headers),
    cookies: Object.fromEntries(kept.map(({ name, value }) => [name, value])),
  };
  if (method !== "POST") {
    // What is there twice is not what a provider sent.
    const given = RETURNED.map((name) => [name, nextUrl.searchParams.getAll(name)] as const);
    const query = Object.fromEntries(
      given.flatMap(([name, [value, ...more]]) =>
        value === undefined || more.length > 0 ? [] : [[name, value]],
      ),
    );
    const { url } = env();
    return { ...asked, query: { ...query, callbackUrl: url + ownPath(asked.cookies[TARGET_COOKIE], url) } };
  }
  const isForm = /^application\/x-www-form-urlencoded(?:;|$)/i.test(headers.get("content-type") ?? "");
  if (!isForm) throw new AppError("invalid", { message: "This takes a form." });
  const sent = await readBody(body, MOST_BYTES);
  if (!sent) throw new AppError("invalid", { message: "This form is too large." });
  const form = Object.fromEntries(new URLSearchParams(sent.toString()));
  return { ...asked, body: { ...form, json: "true" } };
}

/** Has next-auth answer. Throws what failed on our side meanwhile. */
async function ask(request: NextRequest, asked: Asked) {
  const own = new NextResponse();
  const cookie = (maxAge: number) => ({
    path: "/api/auth",
    httpOnly: true,
    secure: env().url.startsWith("https:"),
    sameSite: "lax" as const,
    maxAge,
  });
  let failure: { error: unknown } | null = null;
  const session = await getToken({ req: request });
  const options = routeOptions({
    ctx: visitorContextOf(request.headers),
    deviceToken: asked.cookies[DEVICE_COOKIE] ?? null,
    timeZone: timeZoneSchema.safeParse(asked.cookies[TIME_ZONE_COOKIE]).data ?? null,
    sessionId: session?.sessionId ?? null,
    keepDeviceToken: (token) => own.cookies.set(DEVICE_COOKIE, token, cookie(DEVICE_SECONDS)),
    fail: (error) => (failure = { error }),
  });
  const { result: told, problem } = await watchTrouble(() => callNextAuth(asked, options));
  throwIfAny(failure);
  if (asked.parts[0] === "signin") {
    const { callbackUrl, timeZone = "" } = asked.body ?? {};
    own.cookies.set(TARGET_COOKIE, ownPath(callbackUrl, env().url), cookie(AWAY_SECONDS));
    own.cookies.set(TIME_ZONE_COOKIE, timeZone.slice(0, 100), cookie(AWAY_SECONDS));
  }
  return { told, problem, ownCookies: own.headers.getSetCookie() };
}

function throwIfAny(failure: { error: unknown } | null): void {
  if (failure) throw failure.error;
}

/** Sends whoever came back on to where they were going, or to the page that says what is wrong. */
function sendOn({ headers, redirect }: Told, problem: SignInProblem | null, provider: string): Response {
  const isRefused = redirect === null || new URL(redirect).pathname.startsWith("/api/auth/");
  const target = isRefused ? problemUrl(problem ?? "untrusted", provider) : redirect;
  const reply = new Response(null, { status: 303, headers });
  reply.headers.set("Location", target);
  reply.headers.set("Cache-Control", "private, no-store");
  return reply;
}

/** What a page is told: the body, or where to go on to. */
function inJson(
  { status, headers, redirect, body }: Told,
  problem: SignInProblem | null,
  id: string,
): Response {
  // next-auth sends a form without the token of our pages back to where it would be asked for again.
  if (redirect && URL.parse(redirect)?.searchParams.get("csrf") === "true")
    throw new AppError("forbidden", {
      message: "This form did not come from a page of Sightline, so nothing was done.",
    });
  const provider = env().signIn.providers.find((configured) => configured.id === id);
  if (problem && provider)
    throw new AppError("upstream", {
      message: `${provider.name} does not answer just now. Try again in a moment; signing in by password works as ever.`,
    });
  headers.delete("Content-Type");
  return Response.json(redirect === null ? body : { url: redirect }, { status, headers });
}
