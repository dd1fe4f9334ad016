import type { ErrorCode } from "@/lib/domain/errors";
import { refusedAction } from "./refused-action";
import { RequestError } from "./request-error";
import { unshared } from "./unshared";

interface Reply<Data> {
  data?: Data;
  serverError?: { code: ErrorCode | "stale"; message: string; errorId: string | null };
}

/**
 * What an action answers that only reads, for a query: one whose input is too long for an address. Throws a
 * `RequestError` for every way it can fail.
 */
export async function readAction<Input, Data>(
  action: (input: Input) => Promise<Reply<Data>>,
  input: Input,
): Promise<Data> {
  const reply: Reply<Data> | null = await action(unshared(input)).catch(refusedAction);
  if (reply?.data !== undefined) return reply.data;
  const {
    code = "upstream",
    message = "The server did not answer.",
    errorId = null,
  } = reply?.serverError ?? {};
  throw new RequestError({ code: code === "stale" ? "invalid" : code, message, fields: {}, errorId });
}
