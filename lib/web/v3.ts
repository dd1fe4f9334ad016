import "server-only";
import { answerCall } from "@/lib/api-service/answer-call";
import { refusal } from "@/lib/api-service/replies/envelope";
import { apiService } from "@/lib/api-service/instance";
import type { ApiService } from "@/lib/api-service/service";
import type { AskDatabase } from "@/lib/db/database-answers";
import { log } from "@/lib/log";
import { readPosted } from "./v3-body";

/** Public, because it tells no more than the documentation does. */
const DOCUMENT = /^\/+v3\/+openapi\.json\/*$/;

/** A request under `/v3`, whatever server it came to. */
export interface ServiceRequest {
  method: string;
  pathname: string;
  authorization: string | null;
  body: AsyncIterable<Uint8Array> | null;
}

/** What is sent back: always JSON. */
export interface ServiceResponse {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** Answers one HTTP request under `/v3` that came by Next. */
export async function handleV3(request: Request): Promise<Response> {
  const { status, headers, text } = await replyV3(apiService(), {
    method: request.method,
    pathname: new URL(request.url).pathname,
    authorization: request.headers.get("authorization"),
    body: request.body,
  });
  return new Response(text, { status, headers });
}

const always = () => Promise.resolve(true);

/**
 * What a service answers a request with. It never throws: a fault of ours is an answer, too. Where the database does not
 * answer, nothing was done, and the code (50304) says that the call may be repeated.
 */
export async function replyV3(
  service: ApiService,
  request: ServiceRequest,
  databaseAnswers: AskDatabase = always,
): Promise<ServiceResponse> {
  const { method, pathname, authorization, body: sent } = request;
  try {
    if (DOCUMENT.test(pathname)) return json(200, service.describe(), {});
    if (!(await databaseAnswers())) return refusedV3(50304);
    const { http, body, upstream, allowance } = await answerCall(service, {
      method,
      pathname,
      authorization,
      readPosted: () => readPosted(sent),
    });
    return json(http, body, {
      "Cache-Control": "no-store",
      ...(http === 401 ? { "WWW-Authenticate": 'Basic realm="Sightline"' } : {}),
      ...(allowance === null
        ? {}
        : {
            "X-RateLimit-Limit": String(allowance.limit),
            "X-RateLimit-Remaining": String(allowance.remaining),
          }),
      ...(upstream === null ? {} : { "X-Sightline-Upstream": upstream }),
    });
  } catch (error) {
    log().error({ err: error }, "a call under /v3 failed");
    return refusedV3(50000);
  }
}

/** The reply to a call that was refused whole. */
export function refusedV3(code: number): ServiceResponse {
  const { http, body } = refusal(code);
  return json(http, body, { "Cache-Control": "no-store" });
}

const json = (status: number, body: unknown, headers: Record<string, string>): ServiceResponse => ({
  status,
  headers: { "Content-Type": "application/json", ...headers },
  text: JSON.stringify(body),
});

/** Sends a browser on to where one of the sandbox's grounding redirects leads; 404 for anything else. */
export function redirectGrounding(token: string): Response {
  const location = apiService().resolveRedirect(token);
  if (location === null) return new Response("Not found.", { status: 404 });
  return new Response(null, { status: 302, headers: { Location: location, "Cache-Control": "no-store" } });
}
