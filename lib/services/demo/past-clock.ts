import { machineClock } from "@/lib/services/context";

/** A clock that runs as this machine's, from a moment on that it was set to. */
export interface PastClock {
  now: () => Date;
  /** Has it stand at a moment, and go on from there. */
  standAt: (moment: Date) => void;
}

export function createPastClock(): PastClock {
  let behindMs = 0;
  return {
    now: () => new Date(machineClock().getTime() - behindMs),
    standAt: (moment) => {
      behindMs = machineClock().getTime() - moment.getTime();
    },
  };
}
