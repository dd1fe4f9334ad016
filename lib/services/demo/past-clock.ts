import { machineClock } from "@/lib/services/context";

const DAY_MS = 24 * 3_600_000;

/** A clock that runs as this machine's, and so many days behind it. */
export interface PastClock {
  now: () => Date;
  /** Sets how many days it is behind. */
  goBack: (days: number) => void;
}

export function createPastClock(): PastClock {
  let behindMs = 0;
  return {
    now: () => new Date(machineClock().getTime() - behindMs),
    goBack: (days) => {
      behindMs = days * DAY_MS;
    },
  };
}
