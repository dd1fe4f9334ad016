// What became of a cited address that only leads to its source.

/** Why nobody knows where it leads. */
export type UnresolvedReason =
  /** It leads back to itself. */
  | "loop"
  | "too-many-hops"
  /** The redirector does not know it, or no longer. */
  | "not-found"
  | "timed-out"
  /** It, or what it leads to, is in a network of somebody's own. */
  | "private-address"
  /** Its host is none of those that are asked. */
  | "host-off"
  /** A page was there, and no redirect. */
  | "no-redirect"
  /** The redirector said no. */
  | "refused"
  | "unreachable";

/** How many addresses are asked, one after the other. */
export const HOPS_MAX = 5;
