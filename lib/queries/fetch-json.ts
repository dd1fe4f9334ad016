import type { z } from "zod";
import { BUILD_HEADER, ownBuild } from "@/lib/own-build";
import type { errorReplySchema } from "./error-reply-schema";
import { RequestError } from "./request-error";

const unreachable = (): RequestError =>
  new RequestError({
    code: "upstream",
    message: "The server could not be reached. What is shown is the last that was known.",
    fields: {},
    errorId: null,
  });

/**
 * Reads JSON from one of our own GET routes. What a server of the same build wrote it has checked by the very schema
 * (`lib/web/route.ts`); anything else is parsed here, by a schema that is loaded only then. Throws a `RequestError` for
 * every way it can fail.
 */
export async function fetchJson<Schema extends z.ZodType>(
  url: string,
  loadSchema: () => Promise<Schema>,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const response = await ask(url, { signal });
  return readBody(response, await response.json().catch(() => null), loadSchema);
}

/** Sends a form to one of our own routes and reads the JSON that it answers, in the same way. */
export async function postForm<Schema extends z.ZodType>(
  url: string,
  body: FormData,
  loadSchema: () => Promise<Schema>,
): Promise<z.output<Schema>> {
  const response = await ask(url, { method: "POST", body });
  return readBody(response, await response.json().catch(() => null), loadSchema);
}

/** The same where the answer is a file. */
export async function postForFile(url: string, body: FormData): Promise<Blob> {
  const response = await ask(url, { method: "POST", body });
  return response.blob();
}

/** A reply that is no refusal; a refusal is thrown. */
async function ask(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, headers: { Accept: "application/json" } }).catch(
    (error: unknown) => {
      if (init.signal?.aborted) throw error;
      throw unreachable();
    },
  );
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  const refusal = await readBody(response, body, loadRefusal).catch(() => null);
  throw refusal ? new RequestError(refusal.error) : unreachable();
}

const loadRefusal = (): Promise<typeof errorReplySchema> =>
  import("./error-reply-schema").then((module) => module.errorReplySchema);

async function readBody<Schema extends z.ZodType>(
  response: Response,
  body: unknown,
  loadSchema: () => Promise<Schema>,
): Promise<z.output<Schema>> {
  if (isOfOwnBuild(response, body)) return body as z.output<Schema>;
  const schema = await loadSchema().catch(() => {
    throw unreachable();
  });
  return schema.parse(body);
}

/** Whether a reply was written by the code that this is a part of. */
const isOfOwnBuild = (response: Response, body: unknown): boolean =>
  body !== null && ownBuild() !== undefined && response.headers.get(BUILD_HEADER) === ownBuild();
