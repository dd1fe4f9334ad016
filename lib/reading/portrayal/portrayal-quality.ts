import type { RuleQuality } from "../levels/rule-quality";
import { PORTRAYAL_VERSION } from "./portrayal";

/** How the words of praise and blame do on held-out sentences; English. A test works it out from test/labelled. */
export const PORTRAYAL_QUALITY = {
  positive: { version: PORTRAYAL_VERSION, precision: 1, recall: 0.93 },
  negative: { version: PORTRAYAL_VERSION, precision: 1, recall: 0.92 },
} as const satisfies Record<string, RuleQuality>;
