export interface Segment {
  start: number;
  end: number;
}

/** The code units before a byte of a text's UTF-8. A byte within a character counts as the character's first. */
function unitsBefore(bytes: Buffer, at: number): number {
  let boundary = at;
  while (boundary > 0 && boundary < bytes.length && (bytes.readUInt8(boundary) & 0xc0) === 0x80)
    boundary -= 1;
  return bytes.toString("utf8", 0, boundary).length;
}

/** A segment given in bytes of UTF-8, in UTF-16 code units; null when it is not one of the text's. */
export function segmentOfBytes(text: string, { start, end }: Segment): Segment | null {
  const bytes = Buffer.from(text, "utf8");
  if (start < 0 || start >= end || end > bytes.length) return null;
  return { start: unitsBefore(bytes, start), end: unitsBefore(bytes, end) };
}

/** A segment given in Unicode code points, in UTF-16 code units; null when it is not one of the text's. */
export function segmentOfCodePoints(text: string, { start, end }: Segment): Segment | null {
  if (start < 0 || start >= end) return null;
  let points = 0;
  let units = 0;
  let from: number | null = start === 0 ? 0 : null;
  for (const character of text) {
    points += 1;
    units += character.length;
    if (points === start) from = units;
    if (points === end) return from === null ? null : { start: from, end: units };
  }
  return null;
}
