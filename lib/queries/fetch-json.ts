import type { z } from "zod";
import { RequestError } from "./request-error";

const unreachable = (): RequestError =>
  new RequestError({
    code: "upstream",
    message: "The server could not be reached. What is shown is the last that was known.",
    fields: {},
    errorId: null,
  });

/**
 * Reads JSON from one of our own GET routes and parses it. The schema is loaded while the reply is on its way, so that
 * no page waits for it. Throws a `RequestError` for every way it can fail.
 */
export async function fetchJson<Schema extends z.ZodType>(
  url: string,
  loadSchema: () => Promise<Schema>,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const [response, schema, { errorReplySchema }] = await Promise.all([
    fetch(url, { signal, headers: { Accept: "application/json" } }),
    loadSchema(),
    import("./error-reply-schema"),
  ]).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw unreachable();
  });
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return schema.parse(body);
  const refusal = errorReplySchema.safeParse(body).data;
  throw refusal ? new RequestError(refusal.error) : unreachable();
}
