/** How an answer portrays a brand is counted in millionths, which add up to the same in any order. */
export const PORTRAYAL_PARTS = 1_000_000;

/** What a fact tells of it, to the part; halves away from 0, as PostgreSQL rounds them. */
export const toPortrayalPart = (portrayal: number): number =>
  (Math.sign(portrayal) * Math.round(Math.abs(portrayal) * PORTRAYAL_PARTS)) / PORTRAYAL_PARTS;
