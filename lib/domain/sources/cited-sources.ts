import type { RedirectState } from "./redirect";
import type { ToldSource } from "./told-source";

/** One address that was asked on the way. */
export interface HopView {
  address: string;
  method: string;
  /** What it said: a status, or that there was no reply. */
  said: string;
  next: string | null;
  at: string;
}

/** What is known of a cited redirect. */
export interface RedirectView extends RedirectState {
  rawUrl: string;
  resolvedUrl: string | null;
  attempts: number;
  /** When it is asked next; null: no more. */
  dueAt: string | null;
  /** Of the last attempt. */
  hops: HopView[];
}

/** What is known of what an answer cites. */
export interface CitedSources {
  /** By the address that identifies the source. */
  told: Readonly<Record<string, ToldSource>>;
  /** By the address as it is cited. */
  redirects: Readonly<Record<string, RedirectView>>;
}
