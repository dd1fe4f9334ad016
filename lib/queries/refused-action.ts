import { unstable_isUnrecognizedActionError } from "next/navigation";
import type { ErrorCode } from "@/lib/domain/errors";

/** An action that was turned away before it was reached, as the action itself would refuse. */
export interface RefusedAction {
  data?: undefined;
  validationErrors?: undefined;
  serverError: {
    /** `stale`: the page is of an older build than the server. */
    code: ErrorCode | "stale";
    message: string;
    fields: Readonly<Record<string, string>>;
    errorId: null;
  };
}

const refused = (code: ErrorCode | "stale", message: string): RefusedAction => ({
  serverError: { code, message, fields: {}, errorId: null },
});

const STALE =
  "Sightline was updated while this page was open, so nothing was sent. Reload the page, and send it from there: your text is kept, but for passwords and keys.";

/**
 * What a failed call of an action says, where it is known that nothing was done: the session is over, the page is of an
 * older build, the database is away. Null for a call of which nothing is known.
 */
export function refusedAction(error: unknown): RefusedAction | null {
  if (unstable_isUnrecognizedActionError(error)) return refused("stale", STALE);
  if (!(error instanceof Error)) return null;
  // The gate writes its refusals as text, which Next makes the error's message (lib/web/refusal.ts).
  const [, code, message] = /^\{"error":\{"code":"(\w+)","message":"([^"\\]*)"/.exec(error.message) ?? [];
  if (message === undefined) return null;
  switch (code) {
    case "unauthenticated":
    case "forbidden":
    case "invalid":
    case "upstream":
      return refused(code, message);
    default:
      return null;
  }
}
