import { BUILT_IN_VERSION } from "@/lib/domain/sources/built-in-version";

/**
 * How the built-in rules do on addresses that a person labelled and that were not in sight when the rules were mended:
 * of those that they name, how many are (precision), and of those that are, how many they name (recall). "Other" names
 * nothing. A test works them out from test/labelled, to two decimals.
 */
export const SOURCE_RULE_QUALITY = {
  version: BUILT_IN_VERSION,
  class: { precision: 1, recall: 0.97 },
  pageType: { precision: 0.96, recall: 0.87 },
} as const;
