import type { Span } from "@/lib/domain/answers/answer";

/** Which of some parts of a text, in order, is the last to begin at a place or before it; 0 where none does. */
export function placeIn(parts: readonly Span[], place: number): number {
  let [low, high] = [0, parts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle]?.start ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
