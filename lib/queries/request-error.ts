import type { ErrorCode } from "@/lib/domain/errors";

interface ErrorDetails {
  code: ErrorCode;
  message: string;
  fields: Readonly<Record<string, string>>;
  errorId: string | null;
}

/** A GET read that failed, in words a person can be shown. */
export class RequestError extends Error {
  readonly code: ErrorCode;
  readonly fields: ErrorDetails["fields"];
  readonly errorId: string | null;

  constructor(details: ErrorDetails) {
    super(details.message);
    this.name = "RequestError";
    this.code = details.code;
    this.fields = details.fields;
    this.errorId = details.errorId;
  }
}
