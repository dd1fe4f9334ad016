/** A label that could stand somewhere along a line, in pixels. */
interface Candidate {
  /** Where its middle should be. */
  at: number;
  width: number;
}

export interface Placed<Label> {
  label: Label;
  /** Where its middle is: moved inwards where it would stand out over an end. */
  at: number;
}

/** Between two labels, so that they read as two. */
const GAP = 8;

/**
 * The labels there is room for on a line from 0 to its length, so that none touches another. Those that come first in
 * the list have first choice.
 */
export function placeLabels<Label extends Candidate>(
  candidates: readonly Label[],
  length: number,
): Placed<Label>[] {
  const placed: Placed<Label>[] = [];
  for (const label of candidates) {
    const half = label.width / 2;
    if (label.width > length) continue;
    const at = Math.min(Math.max(label.at, half), length - half);
    const isFree = placed.every((other) => Math.abs(other.at - at) >= half + other.label.width / 2 + GAP);
    if (isFree) placed.push({ label, at });
  }
  return placed;
}

/** About how wide a text of the chart's size is, rather too much than too little. */
export const labelWidth = (text: string): number => text.length * 7.5;
