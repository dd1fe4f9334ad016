import "server-only";
import { answerCall } from "@/lib/api-service/answer-call";
import { refusal } from "@/lib/api-service/envelope";
import { apiService } from "@/lib/api-service/instance";
import type { ApiService } from "@/lib/api-service/service";
import { log } from "@/lib/log";
import { readPosted } from "./v3-body";

/** Public, because it tells no more than the documentation does. */
const DOCUMENT = /^\/+v3\/+openapi\.json\/*$/;

/** Answers one HTTP request under `/v3`. */
export const handleV3 = (request: Request): Promise<Response> => answerV3(apiService(), request);

/** The same on a service of the caller's. */
export async function answerV3(service: ApiService, request: Request): Promise<Response> {
  try {
    const { pathname } = new URL(request.url);
    if (DOCUMENT.test(pathname)) return Response.json(service.describe());
    const { http, body, upstream, allowance } = await answerCall(service, {
      method: request.method,
      pathname,
      authorization: request.headers.get("authorization"),
      readPosted: () => readPosted(request),
    });
    return Response.json(body, {
      status: http,
      headers: {
        "Cache-Control": "no-store",
        ...(http === 401 ? { "WWW-Authenticate": 'Basic realm="Sightline"' } : {}),
        ...(allowance === null
          ? {}
          : {
              "X-RateLimit-Limit": String(allowance.limit),
              "X-RateLimit-Remaining": String(allowance.remaining),
            }),
        ...(upstream === null ? {} : { "X-Sightline-Upstream": upstream }),
      },
    });
  } catch (error) {
    log().error({ err: error }, "a call under /v3 failed");
    const { http, body } = refusal(50000);
    return Response.json(body, { status: http, headers: { "Cache-Control": "no-store" } });
  }
}

/** Sends a browser on to where one of the sandbox's grounding redirects leads; 404 for anything else. */
export function redirectGrounding(token: string): Response {
  const location = apiService().resolveRedirect(token);
  if (location === null) return new Response("Not found.", { status: 404 });
  return new Response(null, { status: 302, headers: { Location: location, "Cache-Control": "no-store" } });
}
