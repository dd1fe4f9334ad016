import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { NextAuthOptions } from "next-auth";
import type { SignInProblem } from "@/lib/domain/team/sign-in";
import { log } from "@/lib/log";

// What goes wrong between us and a provider next-auth tells nobody but its logger, of which it has one for all requests.

const ofRequest = new AsyncLocalStorage<{ problem: SignInProblem | null }>();

/** Does the work of one request, and says what went wrong with the provider meanwhile, if anything. */
export async function watchTrouble<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; problem: SignInProblem | null }> {
  const seen: { problem: SignInProblem | null } = { problem: null };
  const result = await ofRequest.run(seen, work);
  return { result, problem: seen.problem };
}

/** The longest that is logged of what came over the wire. */
const LONGEST = 300;

/** What next-auth has to say goes into the log, and not to the console with its stack. */
export const authLog: NextAuthOptions["logger"] = {
  error(code, metadata) {
    const error = errorIn(metadata);
    const seen = ofRequest.getStore();
    // A cookie that is none of ours: of an older secret, or made up. Its bearer is nobody.
    if (code === "JWT_SESSION_ERROR") log().debug({ code }, "a session token could not be read");
    else if (seen && /OAUTH/.test(code)) {
      // What follows from the first is told again, by another name.
      if (seen.problem !== null) return;
      seen.problem = explainTrouble(code, error);
      // The error itself may carry tokens, and the provider's whole reply.
      const { message = "", code: cause } = error;
      log().warn({ code, cause, reason: message.slice(0, LONGEST), problem: seen.problem }, "no sign-in");
    } else log().error({ code, err: metadata }, "next-auth failed");
  },
  warn: (code) => log().debug({ code }, "next-auth warns"),
  debug: () => undefined,
};

interface Trouble {
  message?: string;
  code?: string;
}

function errorIn(metadata: unknown): Trouble {
  const given =
    metadata instanceof Error || typeof metadata !== "object" || metadata === null || !("error" in metadata)
      ? metadata
      : metadata.error;
  if (!(given instanceof Error)) return {};
  const code = "code" in given && typeof given.code === "string" ? given.code : undefined;
  return { message: given.message, code };
}

/** What the reasons of openid-client, of its transport and of providers (RFC 6749, 4.1.2.1 and 5.2) mean, the surest first. */
const REASONS: readonly [RegExp, SignInProblem][] = [
  [
    /^(state|pkce|nonce)\b.* cookie was missing|value could not be parsed|for a different provider/i,
    "expired",
  ],
  [/^state (mismatch|missing)|^invalid_grant\b/, "expired"],
  [/issued in the future|not active yet|JWT expired|too much time has elapsed/, "clock"],
  [/^(server_error|temporarily_unavailable)\b|timed? ?out|socket hang up|got: (5\d\d|429)\b/i, "unavailable"],
];
const CODES: readonly [RegExp, SignInProblem][] = [
  // Of a cookie of ours that holds what the provider was asked with.
  [/^ERR_JW[ET]_/, "expired"],
  [/^(E[A-Z]+|CERT_|UND_ERR_|ERR_TLS|DEPTH_|SELF_SIGNED|UNABLE_TO)/, "unavailable"],
];
/** What a provider says by sending somebody back with an error. */
const SAID = new Map<string, SignInProblem>([
  ["access_denied", "refused"],
  ["login_required", "refused"],
  ["consent_required", "refused"],
  ["interaction_required", "refused"],
  ["account_selection_required", "refused"],
  ["server_error", "unavailable"],
  ["temporarily_unavailable", "unavailable"],
]);

/** What went wrong, by what next-auth logs of it. */
export function explainTrouble(kind: string, { message = "", code = "" }: Trouble): SignInProblem {
  if (kind === "OAUTH_CALLBACK_HANDLER_ERROR") return SAID.get(message) ?? "untrusted";
  const found =
    REASONS.find(([pattern]) => pattern.test(message))?.[1] ??
    CODES.find(([pattern]) => pattern.test(code))?.[1];
  // On the way there nothing was sent that could not be trusted.
  return found ?? (kind === "SIGNIN_OAUTH_ERROR" ? "unavailable" : "untrusted");
}
