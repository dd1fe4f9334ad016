/** Who may say who somebody is, beside their own password: any OpenID Connect provider, Google, and GitHub. */
export const PROVIDERS = ["oidc", "google", "github"] as const;
export type Provider = (typeof PROVIDERS)[number];

/** What a provider said of whoever signed in there, after it was proven that the provider said it. */
export interface ProvenIdentity {
  provider: Provider;
  issuer: string;
  /** Theirs for good at this issuer. */
  subject: string;
  /** An address that is theirs by the provider's word, folded; null where it vouches for none. */
  email: string | null;
  name: string | null;
}

/** Why somebody was not signed in, or an account not linked. What to do then, `app/(auth)/sign-in/problem` says. */
export const SIGN_IN_PROBLEMS = [
  "refused",
  "expired",
  "unverified",
  "domain",
  "not_invited",
  "account_exists",
  "linked_elsewhere",
  "another_linked",
  "unavailable",
  "clock",
  "untrusted",
  "failed",
] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

/** What is wrong with the address that a provider told, by the domains that may sign in (none named: all); null for nothing. */
export function judgeAddress(email: string | null, domains: readonly string[]): SignInProblem | null {
  if (email === null) return "unverified";
  return domains.length === 0 || domains.includes(domainOf(email)) ? null : "domain";
}

/** The domain of a folded address: what stands behind its last "@". */
const domainOf = (email: string): string => email.slice(email.lastIndexOf("@") + 1);

interface Newcomer {
  email: string | null;
  /** By this identity they sign in already. */
  isKnown: boolean;
  /** Somebody has an account with this address. */
  hasAccount: boolean;
  /** An invitation for this address is open. */
  isInvited: boolean;
}

/**
 * What becomes of somebody whom a provider sent: known ones enter, invited ones get an account, all others are told why
 * not. An account is never entered because an address is the same: whoever has it links the provider there.
 */
export function decideEntry(
  { email, isKnown, hasAccount, isInvited }: Newcomer,
  domains: readonly string[],
): "enter" | "join" | SignInProblem {
  const problem = judgeAddress(email, domains);
  if (problem !== null) return problem;
  if (isKnown) return "enter";
  if (hasAccount) return "account_exists";
  return isInvited ? "join" : "not_invited";
}
