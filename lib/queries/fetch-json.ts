import { z } from "zod";
import { ERROR_CODES } from "@/lib/domain/errors";

const errorReplySchema = z.object({
  error: z.object({
    code: z.enum(ERROR_CODES),
    message: z.string(),
    fields: z.record(z.string(), z.string()),
    errorId: z.string().nullable(),
  }),
});

type ErrorDetails = z.infer<typeof errorReplySchema>["error"];

/** A GET read that failed, in words a person can be shown. */
export class RequestError extends Error {
  constructor(readonly details: ErrorDetails) {
    super(details.message);
    this.name = "RequestError";
  }
}

const UNREACHABLE: ErrorDetails = {
  code: "upstream",
  message: "The server could not be reached. What is shown is the last that was known.",
  fields: {},
  errorId: null,
};

/** Reads JSON from one of our own GET routes and parses it. Throws a `RequestError` for every way it can fail. */
export async function fetchJson<Schema extends z.ZodType>(
  url: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  const response = await fetch(url, { signal, headers: { Accept: "application/json" } }).catch(
    (error: unknown) => {
      if (signal?.aborted) throw error;
      throw new RequestError(UNREACHABLE);
    },
  );
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return schema.parse(body);
  throw new RequestError(errorReplySchema.safeParse(body).data?.error ?? UNREACHABLE);
}
