import { type Segment, segmentOfCodePoints } from "./segments";

/** A Markdown link, or an address that stands by itself. */
const LINK = /\[[^\]\n]*\]\((?:[^()\s]|\([^()\s]*\))*\)|https?:\/\/[^\s<>()[\]]+/g;

interface Link extends Segment {
  words: string;
}

const linksIn = (text: string): Link[] =>
  [...text.matchAll(LINK)].map(({ 0: words, index: start }) => ({ words, start, end: start + words.length }));

/**
 * The segment of a text that an annotation cites, in code units: links whole, or not at all.
 *
 * The vendor documents offsets as characters and not which kind. They are read as code points, and as code units where
 * only these give the cited link, or enclose it; an offset into the cited link means the link. Without characters
 * beyond the BMP code points and code units are the same.
 */
export function findCited(text: string, given: Segment, url: string): Segment | null {
  const links = linksIn(text);
  const cited = links.filter(({ words }) => words.includes(url)).map((link) => withParentheses(text, link));
  const readings = [
    segmentOfCodePoints(text, given),
    given.start < given.end && given.end <= text.length ? given : null,
  ].filter((segment) => segment !== null);
  const whole = readings.filter((segment) => isWhole(text, segment, links));
  const encloses = ({ start, end }: Segment) => text.slice(start, end).includes(url);
  return (
    whole.find((segment) => cited.some((link) => isSame(link, segment))) ??
    whole.find(encloses) ??
    cited.find((link) => readings.some((segment) => overlap(link, segment))) ??
    whole[0] ??
    null
  );
}

/** OpenAI's models put parentheses around a link; the link's segment has them. */
const withParentheses = (text: string, { start, end }: Segment): Segment =>
  text[start - 1] === "(" && text[end] === ")" ? { start: start - 1, end: end + 1 } : { start, end };

const isSame = (link: Segment, { start, end }: Segment): boolean =>
  (start === link.start && end === link.end) || (start === link.start + 1 && end === link.end - 1);

const overlap = (one: Segment, other: Segment): boolean => one.start < other.end && other.start < one.end;

/** Whether a segment cuts no link and no character. */
const isWhole = (text: string, { start, end }: Segment, links: readonly Segment[]): boolean =>
  [start, end].every(
    (at) =>
      (text.charCodeAt(at) & 0xfc00) !== 0xdc00 && !links.some((link) => link.start < at && at < link.end),
  );
