import type { Span } from "@/lib/domain/answers/answer";

/** A cited segment as an API gives it. */
export interface GivenSegment {
  start: number;
  end: number;
  /** The segment's own text, where the API repeats it. */
  text: string | null;
}

/**
 * Where a cited segment stands, in code units. The documentation does not say whether offsets count code units, code
 * points or bytes, so where the segment's text is given, the reading under which it stands there is taken; where it
 * stands under none, its occurrence nearest to the offset. A segment that stands nowhere has no place, nor has one that
 * would cut a character in two. Without the text, offsets are code units.
 */
export function locateSegment(sectionText: string, given: GivenSegment): Span | null {
  const { start, end, text } = given;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return null;
  const fits = (span: Span | null): span is Span =>
    span !== null &&
    (text === null || sectionText.slice(span.start, span.end) === text) &&
    !cutsCharacter(sectionText, span.start) &&
    !cutsCharacter(sectionText, span.end);

  const asCodeUnits = end <= sectionText.length ? span(start, end) : null;
  if (fits(asCodeUnits)) return asCodeUnits;
  if (text === null || text === "") return null;

  const starts = codePointStarts(sectionText);
  const asCodePoints = span(starts[start], starts[end]);
  if (fits(asCodePoints)) return asCodePoints;

  const asBytes = span(codeUnitOfByte(sectionText, start), codeUnitOfByte(sectionText, end));
  if (fits(asBytes)) return asBytes;

  const nearest = nearestOccurrence(sectionText, text, start);
  return fits(nearest) ? nearest : null;
}

function span(start: number | null | undefined, end: number | null | undefined): Span | null {
  return start != null && end != null && 0 <= start && start < end ? { start, end } : null;
}

/** Whether an index of a text lies between the two halves of one character. */
function cutsCharacter(text: string, index: number): boolean {
  return (text.codePointAt(index - 1) ?? 0) > 0xffff;
}

/** The occurrence of `sought` whose start is nearest to the offset; of two as near, the first. */
function nearestOccurrence(text: string, sought: string, offset: number): Span | null {
  const before = text.lastIndexOf(sought, offset);
  const after = text.indexOf(sought, offset);
  const start = before < 0 || (after >= 0 && after - offset < offset - before) ? after : before;
  return start < 0 ? null : { start, end: start + sought.length };
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
