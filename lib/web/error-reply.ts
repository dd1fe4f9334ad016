import "server-only";
import { randomUUID } from "node:crypto";
import { ActionBindArgsValidationError } from "next-safe-action";
import { ZodError } from "zod";
import { AppError, type ErrorCode } from "@/lib/domain/errors";
import { log } from "@/lib/log";
import { BUILD_HEADER, ownBuild } from "@/lib/own-build";

/** What a person is told of an error: a sentence, the fields concerned, and for a bug the id the log has. */
export interface ErrorReply {
  code: ErrorCode;
  message: string;
  fields: Readonly<Record<string, string>>;
  errorId: string | null;
}

/** Says an error in words that are safe to show. What was not thrown on purpose is logged whole and shown as an id. */
export function describeError(error: unknown): ErrorReply {
  if (error instanceof AppError) {
    if (error.cause) log().warn({ err: error }, "refused");
    return { code: error.code, message: error.message, fields: error.fields, errorId: null };
  }
  if (error instanceof ZodError) {
    const fields = Object.fromEntries(error.issues.map((issue) => [issue.path.join("."), issue.message]));
    return {
      code: "invalid",
      message: "Some of what was sent is not valid. Nothing was changed.",
      fields,
      errorId: null,
    };
  }
  // A page binds them itself: no page of ours sent these.
  if (error instanceof ActionBindArgsValidationError)
    return {
      code: "invalid",
      message: "This was not sent by a page of Sightline. Nothing was changed.",
      fields: {},
      errorId: null,
    };
  const errorId = randomUUID();
  log().error({ err: error, errorId }, "unexpected error");
  return {
    code: "internal",
    message: "Something went wrong on our side. Nothing you typed is lost; try again.",
    fields: {},
    errorId,
  };
}

const HTTP_STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  upstream: 502,
  internal: 500,
};

/** Names the build that writes a reply, for `lib/queries/fetch-json.ts`. */
export function buildHeader(): Record<string, string> {
  const build = ownBuild();
  return build === undefined ? {} : { [BUILD_HEADER]: build };
}

/** The same as an HTTP reply of a GET route. */
export function errorResponse(error: unknown): Response {
  const reply = describeError(error);
  return Response.json({ error: reply }, { status: HTTP_STATUS[reply.code], headers: buildHeader() });
}
