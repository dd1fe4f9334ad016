import type { Span } from "@/lib/domain/answers/answer";

/** So much of what stands before is compared. */
const BEFORE_MAX = 200;

/** Any space for any other: a browser tells a text's spaces otherwise than its source. */
const pattern = (text: string): RegExp =>
  new RegExp(
    text
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join("\\s+"),
    "gu",
  );

const letters = (text: string): string => text.slice(-BEFORE_MAX).replace(/[^\p{L}\p{N}]/gu, "");

/** Where a text stands in a larger one; of several places, the one before which the most of what was read before stands. */
export function findPlace(whole: string, { text, before }: { text: string; before: string }): Span | null {
  if (text.trim() === "") return null;
  const read = letters(before);
  let best: (Span & { alike: number }) | null = null;
  for (const { 0: found, index } of whole.matchAll(pattern(text))) {
    const alike = commonEnd(letters(whole.slice(0, index)), read);
    if (best === null || alike > best.alike) best = { start: index, end: index + found.length, alike };
  }
  return best && { start: best.start, end: best.end };
}

function commonEnd(one: string, other: string): number {
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count))
    count += 1;
  return count;
}
