// What became of a cited address that only leads to its source. For the browser, too: without the library behind schemas.

/** Why nobody knows where it leads, and what is said of it. */
const UNRESOLVED_WORDS = {
  loop: "it leads back to itself",
  "too-many-hops": "it leads on and on",
  "not-found": "the redirector does not know it, or no longer",
  "timed-out": "the redirector did not answer in time",
  "private-address": "it, or what it leads to, is in a private network",
  "host-off": "its host is none of those that are asked",
  "no-redirect": "a page was there, and no redirect",
  refused: "the redirector said no",
  unreachable: "the redirector can’t be reached",
} as const;
export type UnresolvedReason = keyof typeof UNRESOLVED_WORDS;
export const UNRESOLVED_REASONS = Object.keys(UNRESOLVED_WORDS).filter(
  (reason): reason is UnresolvedReason => reason in UNRESOLVED_WORDS,
);

export interface RedirectState {
  state: "due" | "resolved" | "unresolved";
  reason: UnresolvedReason | null;
}

/** What became of asking, in words. */
export function redirectWords({ state, reason }: RedirectState): string {
  if (state === "due") return "not asked yet where it leads";
  if (state === "resolved" || reason === null) return "asked where it leads";
  return `not known where it leads: ${UNRESOLVED_WORDS[reason]}`;
}

/** How many addresses are asked, one after the other. */
export const HOPS_MAX = 5;
