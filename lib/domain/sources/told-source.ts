import type { DecidedBy } from "./classified";

/** A class or page type, null where nothing tells it, and what said so. */
export interface Told {
  is: string | null;
  by: DecidedBy | null;
}

/** What is told of a source. */
export interface ToldSource {
  /** One; of a domain, all that its sources have. */
  classes: Told[];
  /** Null for a domain: its pages differ. */
  pageType: Told | null;
}
