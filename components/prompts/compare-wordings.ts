import { diffWordsWithSpace } from "diff";

export interface WordingPart {
  text: string;
  /** Whether only the newer wording has it, only the older, or both. */
  change: "added" | "removed" | "kept";
}

/** Beyond this the time to compare is not worth it: no wording the API takes is as long. */
const LENGTH_MAX = 10_000;

/** What differs between two wordings, word by word, in reading order. Without what is removed it is the newer text. */
export function compareWordings(older: string, newer: string): WordingPart[] {
  if (older.length + newer.length > LENGTH_MAX)
    return [
      { text: older, change: "removed" },
      { text: newer, change: "added" },
    ];
  return diffWordsWithSpace(older, newer).map(({ value, added, removed }) => ({
    text: value,
    change: added ? "added" : removed ? "removed" : "kept",
  }));
}
