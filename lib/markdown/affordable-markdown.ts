/** Longer than any honest answer: the API gives at most 4,096 tokens. */
const LENGTH_MAX = 60_000;
/** Emphasis signs are matched with each other, which takes time that grows with their square. */
const EMPHASIS_MAX = 3_000;
/** A table's short rows are filled up, so a wide head over many rows grows beyond memory from a small text. */
const CELLS_MAX = 20_000;
/** Quotes and lists inside each other, on one line. */
const NESTED_LINE = /^(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])){40}/m;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Whether turning a text into Markdown takes time and memory in proportion to its length. Hostile texts do not. */
export function isAffordableMarkdown(text: string): boolean {
  if (text.length > LENGTH_MAX || NESTED_LINE.test(text)) return false;
  if (count(text, /[*_~]+/g) > EMPHASIS_MAX) return false;
  const lines = text.split("\n");
  const widest = lines.reduce((most, line) => Math.max(most, count(line, /\|/g)), 0);
  return widest * lines.length <= CELLS_MAX || widest < 20;
}
