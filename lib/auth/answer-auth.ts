import "server-only";
import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { errorResponse } from "@/lib/web/error-reply";
import { readBody } from "@/lib/web/read-body";
import { authOptions } from "./options";

/** What our own pages ask next-auth for. Everything else it offers under its path is not there. */
const ASKED: Readonly<Record<string, readonly string[]>> = {
  GET: ["csrf"],
  POST: ["callback/credentials", "signout"],
};

/** An address, a password, a token and a place to go on to. */
const MOST_BYTES = 16 * 1024;

interface AuthContext {
  params: Promise<{ nextauth: string[] }>;
}

/**
 * Answers a request under `/api/auth`, always in JSON. next-auth gets what our pages send and nothing more: it fails with
 * 500 on a body, a query or a name that it does not expect.
 */
export async function answerAuth(request: NextRequest, context: AuthContext): Promise<Response> {
  try {
    const { nextauth } = await context.params;
    if (!ASKED[request.method]?.includes(nextauth.join("/")))
      throw new AppError("not_found", { message: "There is nothing here." });
    const asked = await plainRequest(request);
    const reply = await NextAuth(asked, { params: Promise.resolve({ nextauth }) }, authOptions());
    if (request.method === "POST") await requireToken(reply);
    return reply;
  } catch (error) {
    return errorResponse(error);
  }
}

/** The request without its query; of a posting, its form. */
async function plainRequest({ method, headers, nextUrl, body }: NextRequest): Promise<NextRequest> {
  const url = new URL(nextUrl.pathname, nextUrl.origin);
  if (method !== "POST") return new NextRequest(url, { method, headers });
  const isForm = /^application\/x-www-form-urlencoded(?:;|$)/i.test(headers.get("content-type") ?? "");
  if (!isForm) throw new AppError("invalid", { message: "This takes a form." });
  const sent = await readBody(body, MOST_BYTES);
  if (!sent) throw new AppError("invalid", { message: "This form is too large." });
  const form = new URLSearchParams(sent.toString());
  form.set("json", "true");
  return new NextRequest(url, { method, headers, body: form.toString() });
}

const sentOn = z.object({ url: z.string() });

/** next-auth sends a form without the token of our pages back to where it would be asked for again. */
async function requireToken(reply: Response): Promise<void> {
  const { data } = sentOn.safeParse(await reply.clone().json());
  if (data && URL.parse(data.url)?.searchParams.get("csrf") === "true")
    throw new AppError("forbidden", {
      message: "This form did not come from a page of Sightline, so nothing was done.",
    });
}
