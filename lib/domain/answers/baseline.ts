export const BASELINE_NAME_MAX = 60;

/** Days that are held against whatever is looked at, under a name: "Launch". They are `yyyy-mm-dd`, both inclusive. */
export interface Baseline {
  name: string;
  from: string;
  to: string;
}

/** Whether days can be held against a baseline: those that begin after it. */
export const isAfter = ({ from }: { from: string }, baseline: Baseline): boolean => baseline.to < from;
