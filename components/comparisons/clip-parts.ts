import type { TextPart } from "@/lib/domain/answers/comparison";

/** Differences up to this many characters are shown whole; of longer ones what differs, and what stands around it. */
const SHOWN_MAX = 60_000;
const AROUND = 300;
const CHANGED_MAX = 10_000;

/** So many characters of a part that are not shown. */
export interface LeftOut {
  change: "left out";
  characters: number;
}

/** The parts of a difference as they are shown: of very long ones only so much that a browser can still show it. */
export function clipParts(parts: readonly TextPart[]): (TextPart | LeftOut)[] {
  if (lengthOf(parts) <= SHOWN_MAX) return [...parts];
  const shown: (TextPart | LeftOut)[] = [];
  let room = SHOWN_MAX;
  for (const [place, part] of parts.entries()) {
    if (room <= 0) {
      shown.push(leftOut(lengthOf(parts.slice(place))));
      break;
    }
    const clipped = clip(part);
    shown.push(...clipped);
    room -= lengthOf(clipped.filter((each) => each.change !== "left out"));
  }
  return shown;
}

const leftOut = (characters: number): LeftOut => ({ change: "left out", characters });

const lengthOf = (parts: readonly TextPart[]): number =>
  parts.reduce((sum, { text }) => sum + text.length, 0);

function clip({ text, change }: TextPart): (TextPart | LeftOut)[] {
  const [head, tail] = change === "kept" ? [AROUND, AROUND] : [CHANGED_MAX, 0];
  if (text.length <= head + tail) return [{ text, change }];
  const end = wholeCharacters(text, head);
  const start = wholeCharacters(text, text.length - tail);
  return [
    { text: text.slice(0, end), change },
    leftOut(start - end),
    ...(start < text.length ? [{ text: text.slice(start), change }] : []),
  ];
}

/** The place before which a text can be cut without halving a character of two code units. */
function wholeCharacters(text: string, at: number): number {
  const isLow = /^[\uDC00-\uDFFF]/.test(text.charAt(at));
  return isLow && /[\uD800-\uDBFF]$/.test(text.charAt(at - 1)) ? at - 1 : at;
}
