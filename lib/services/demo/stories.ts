import type { Engine } from "@/lib/domain/engines/engine";
import type { QUESTIONS } from "./questions";
import { TOO_GENERAL } from "./questions";

// What is true in a demo's world, so that each screen has something to show. Days are counted back from the one the demo
// is made on. Whom an engine names and what it cites otherwise is the sandbox's own.

/** What a row of the table is there for. */
export type Shows =
  | "a real move"
  | "a move that is noise"
  | "a model change"
  | "a gap"
  | "an experiment that worked"
  | "a lost source"
  | "a competitor first"
  | "an uninformative question";

export interface Story {
  shows: readonly Shows[];
  /** The first day on which it is so, and the first on which it is not any more. */
  from?: number;
  until?: number;
  /** Those of one topic, or every question. */
  topic?: keyof typeof QUESTIONS;
  so:
    | { brand: string | null; named: number }
    | { brand: string | null; ownSite: number }
    | { site: string; share: number }
    | { format: "numbered" };
}

/** The day on which the guide is online. */
export const GUIDE = 29;

/** Of several rows that say something of the same question on the same day, the last is so. */
export const STORIES: readonly Story[] = [
  // Its pages are cited more, whatever is asked.
  { shows: ["a real move"], until: GUIDE, so: { brand: "Veltrano", ownSite: 0.08 } },
  { shows: ["a real move"], from: GUIDE, so: { brand: "Veltrano", ownSite: 0.6 } },
  // It is named more, in the questions that the guide was written for.
  { shows: ["an experiment that worked"], so: { brand: "Veltrano", named: 0.7 } },
  {
    ...{ shows: ["an experiment that worked", "a real move"], topic: "Choosing shoes", until: GUIDE },
    so: { brand: "Veltrano", named: 0.22 },
  },
  {
    ...{ shows: ["an experiment that worked", "a real move"], topic: "Choosing shoes", from: GUIDE },
    so: { brand: "Veltrano", named: 0.88 },
  },
  // As likely before as after: what is between is chance.
  { shows: ["a move that is noise"], so: { brand: "Kestora", named: 0.42 } },
  { shows: ["a lost source"], until: GUIDE, so: { site: "stridelab.example", share: 0.3 } },
  { shows: ["a lost source"], from: GUIDE, so: { site: "stridelab.example", share: 0.02 } },
  // About trails a forum speaks of Nordlauf, and nobody of Veltrano.
  { shows: ["a gap"], topic: "Trail", so: { site: "milesclub.example", share: 0.5 } },
  { shows: ["a gap", "a competitor first"], topic: "Trail", so: { brand: "Veltrano", named: 0.06 } },
  { shows: ["a competitor first"], topic: "Trail", so: { brand: "Pacerra", named: 0.1 } },
  { shows: ["a competitor first"], topic: "Trail", so: { brand: "Nordlauf", named: 0.97 } },
  { shows: ["a competitor first"], topic: "Trail", so: { format: "numbered" } },
  { shows: ["an uninformative question"], topic: TOO_GENERAL, so: { brand: null, named: 0 } },
];

/** One model comes out, which an undated name means from then on … */
export const RELEASE = { shows: "a model change", model: "gpt-4o-2024-11-20", from: 12 } as const;

/** … and one engine takes no question for some days, so that a run has failures. */
export const OUTAGE = { engine: "claude", from: 19, until: 13 } as const satisfies {
  engine: Engine;
  from: number;
  until: number;
};

/** What answers are drawn from: every demo has the same. */
export const SEED = "sandbox";
