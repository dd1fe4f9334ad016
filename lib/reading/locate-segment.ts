/** A cited segment as an API gives it. */
export interface GivenSegment {
  start: number;
  end: number;
  /** The segment's own text, where the API repeats it. */
  text: string | null;
}

/** A segment in UTF-16 code units of the section's text, end exclusive. */
export interface Segment {
  start: number;
  end: number;
}

/** Index in code units of every code point's start, and of the end. */
function codePointStarts(text: string): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    starts.push(at);
    at += character.length;
  }
  starts.push(at);
  return starts;
}

/** Code unit at which a UTF-8 byte offset falls; null inside a character or past the end. */
function codeUnitOfByte(text: string, byte: number): number | null {
  let bytes = 0;
  let at = 0;
  for (const character of text) {
    if (bytes === byte) return at;
    if (bytes > byte) return null;
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    at += character.length;
  }
  return bytes === byte ? at : null;
}

const segment = (start: number | null | undefined, end: number | null | undefined): Segment | null =>
  start != null && end != null && start < end ? { start, end } : null;

/**
 * Where a cited segment stands. The documentation does not say whether offsets count code units, code points or bytes,
 * so where the segment's text is given, the reading under which it stands there is taken, then its first occurrence;
 * a segment that stands nowhere has no place. Without the text, offsets are code units.
 */
export function locateSegment(sectionText: string, given: GivenSegment): Segment | null {
  const asCodeUnits = given.end <= sectionText.length ? segment(given.start, given.end) : null;
  const { text } = given;
  if (text === null || text === "") return asCodeUnits;

  const stands = (found: Segment | null): found is Segment =>
    found !== null && sectionText.slice(found.start, found.end) === text;
  if (stands(asCodeUnits)) return asCodeUnits;

  const starts = codePointStarts(sectionText);
  const asCodePoints = segment(starts[given.start], starts[given.end]);
  if (stands(asCodePoints)) return asCodePoints;

  const asBytes = segment(codeUnitOfByte(sectionText, given.start), codeUnitOfByte(sectionText, given.end));
  if (stands(asBytes)) return asBytes;

  const first = sectionText.indexOf(text);
  return first < 0 ? null : { start: first, end: first + text.length };
}
