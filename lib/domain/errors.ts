/** The closed set of ways a use case can refuse or fail. Transports map them; see `lib/web/error-reply.ts`. */
export const ERROR_CODES = [
  "invalid",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "upstream",
  "internal",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

interface AppErrorOptions {
  /** What a person is told: what happened, what was kept, what to do. Never a secret, SQL or a vendor's raw text. */
  message: string;
  /** Field path → what it takes, for `invalid`. */
  fields?: Record<string, string>;
  cause?: unknown;
}

/** The one error a use case throws on purpose. Anything else is a bug and reaches people as a fixed sentence with an id. */
export class AppError extends Error {
  readonly fields: Readonly<Record<string, string>>;

  constructor(
    readonly code: ErrorCode,
    { message, fields = {}, cause }: AppErrorOptions,
  ) {
    super(message, { cause });
    this.name = "AppError";
    this.fields = fields;
  }
}

/** What somebody is told whose session is over. Nothing was done; what they see stays until they are back. */
export const SESSION_ENDED =
  "Your session has ended, so nothing was done. What you typed is kept: sign in again, then send it again.";
