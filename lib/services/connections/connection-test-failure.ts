import "server-only";
import { ApiCallError } from "@/lib/api-client/errors";
import { describeFailure } from "@/lib/api-contract/failure-words";
import { AppError } from "@/lib/domain/errors";

/** A failed connection test as something to tell a person; a bug stays a bug. */
export function connectionTestFailure(error: unknown): unknown {
  if (!(error instanceof ApiCallError)) return error;
  const { meaning, remedy } = describeFailure(error.kind);
  return new AppError("upstream", {
    message: `The API did not answer the test: ${meaning} ${remedy}`,
    cause: error,
  });
}
