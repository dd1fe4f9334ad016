import type { ErrorCode } from "@/lib/domain/errors";

interface ErrorDetails {
  code: ErrorCode;
  message: string;
  fields: Readonly<Record<string, string>>;
  errorId: string | null;
}

/** A GET read that failed, in words a person can be shown. */
export class RequestError extends Error {
  readonly errorId: string | null;

  constructor(readonly details: ErrorDetails) {
    super(details.message);
    this.name = "RequestError";
    this.errorId = details.errorId;
  }
}
