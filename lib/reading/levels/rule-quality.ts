import { ABSENCE_VERSION } from "./absence";
import { LEVELS_VERSION } from "./levels";

/** How a set of rules does on sentences that a person labelled and that were not in sight when the rules were made. */
export interface RuleQuality {
  version: number;
  /** Of those that the rules name, how many are. */
  precision: number;
  /** Of those that are, how many the rules name. */
  recall: number;
}

/** Under so much precision a set of rules is experimental, and no overview shows what it says. */
const PRECISION_MIN = 0.8;

/** By what is told; English. A test works them out from test/labelled, to two decimals. */
export const RULE_QUALITY = {
  absence: { version: ABSENCE_VERSION, precision: 1, recall: 0.6 },
  shortlisted: { version: LEVELS_VERSION, precision: 0.94, recall: 0.73 },
  top_pick: { version: LEVELS_VERSION, precision: 0.95, recall: 0.68 },
} as const satisfies Record<string, RuleQuality>;

export const isExperimental = ({ precision }: RuleQuality): boolean => precision < PRECISION_MIN;
