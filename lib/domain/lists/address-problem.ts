/** What of an address a screen can't take as it stands. */
export type AddressProblem =
  /** It is no such thing, and is left out. */
  | { rule: "unreadable"; name: string; given: string }
  /** It is there more than once, and the first is taken. */
  | { rule: "repeated"; name: string; given: string }
  /** The first day lies after the last, and they are taken the other way round. */
  | { rule: "reversed"; from: string; to: string };
