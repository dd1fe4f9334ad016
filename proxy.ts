import { getToken } from "next-auth/jwt";
import { NextResponse, type NextRequest } from "next/server";
import { SESSION_ENDED } from "@/lib/domain/errors";
import { isDevelopment } from "@/lib/env";
import { paths } from "@/lib/paths";
import { contentSecurityPolicy } from "@/lib/web/content-security-policy";
import { isPublic, isSecretPath } from "@/lib/web/public-routes";
import { TARGET_HEADER } from "@/lib/web/target-header";
import { readerOf, refusalReply, type Refusal } from "@/lib/web/refusal";

const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
};

/** Where the path itself is a secret. */
const SECRET_HEADERS = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow, noarchive",
};

/**
 * Refuses whatever is not in the closed table of public routes and carries no session token (the session row itself is
 * checked where the request is handled), and gives pages their content security policy.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  if (!isPublic(pathname) && !(await getToken({ req: request }))) return refuse(request, pathname + search);

  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy({ nonce, development: isDevelopment() });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("Content-Security-Policy", policy);
  headers.set(TARGET_HEADER, pathname + search);
  const response = withHeaders(NextResponse.next({ request: { headers } }), policy);
  if (isSecretPath(pathname))
    for (const [name, value] of Object.entries(SECRET_HEADERS)) response.headers.set(name, value);
  return response;
}

const NO_SESSION: Refusal = { status: 401, code: "unauthenticated", message: SESSION_ENDED };

function refuse(request: NextRequest, target: string): NextResponse {
  const reader = readerOf({ pathname: target, isAction: request.headers.has("next-action") });
  if (reader !== "page") {
    const { status, headers, body } = refusalReply(NO_SESSION, reader);
    return withHeaders(new NextResponse(body, { status, headers }), "default-src 'none'");
  }
  const signIn = new URL(paths.signIn({ next: target === "/" ? undefined : target }), request.nextUrl);
  return withHeaders(NextResponse.redirect(signIn, 303), "default-src 'none'");
}

function withHeaders(response: NextResponse, policy: string): NextResponse {
  for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value);
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

// The service's own paths are left alone: it answers programs, and every microsecond there counts.
export const config = { matcher: ["/((?!v3/|_next/static/).*)"] };
