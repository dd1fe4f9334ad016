import type { Block } from "../mentions/block-places";
import type { Mention } from "../mentions/find-mentions";
import type { VisibleText } from "../mentions/visible-text";

/** Signs, numbers, medals and boxes before what a place is about. */
const ADORNED = String.raw`[^\p{L}]*(?:(?:no|nr|#)\.? ?\d+[^\p{L}]*)?`;
const LABEL = String.raw`(?:(?:best|top|most|editors?['’]?s?['’]? choice|winner|overall winner|runner-up|budget|premium|value|upgrade|also great|our|for|option|pick)\b[^:–—]{0,40}[:–—-]\s*)?`;
/** What may stand before a name in an item, a cell or a heading that is about it. */
const LEADING = new RegExp(
  String.raw`^${ADORNED}${LABEL}${ADORNED}(?:(?:the|a|an|consider|try|look at) )?[^\p{L}]*$`,
  "iu",
);
const JOINED = /(?:^|\s)(?:vs?\.?|versus|and|or)(?=\s|$)/giu;
/** Before a list that recommends nothing. */
const WARNING = /\b(?:avoid|steer clear|not recommended|worst|skip|stay away|don['’]t (?:buy|use))\b/iu;
const RANK = /^\W*(\d{1,3})\W*$/u;
/** A heading, an item or a line that says its rank itself: "1. Acme", "#1 Acme", 🥇. */
const SAYS_FIRST = /^\s*(?:(?:#|no\.? ?)?1[.):–— ]|🥇)/iu;
/** What is before a name is not looked at beyond this. */
const HEAD_MAX = 120;

/** A mention with the others of its block before it. */
export interface Placed {
  visible: VisibleText;
  mention: Mention;
  /** Those of the same block, in order. */
  others: readonly Mention[];
}

const blockOf = ({ visible, mention }: Placed): Block | undefined => visible.blocks[mention.block];

/** What stands before a mention in its block, but for other names and what joins them. */
function leadIn({ visible, mention, others }: Placed, from: number): string | null {
  if (mention.visible.start - from > HEAD_MAX) return null;
  let text = "";
  let at = from;
  for (const other of others) {
    if (other.visible.start >= mention.visible.start) break;
    if (other.visible.start < at) continue;
    text += visible.text.slice(at, other.visible.start);
    at = other.visible.end;
  }
  const before = text + visible.text.slice(at, mention.visible.start);
  return at > from ? before.replace(JOINED, " ") : before;
}

const leads = (placed: Placed, from: number): boolean => {
  const before = leadIn(placed, from);
  return before !== null && LEADING.test(before);
};

/** Why a list item, a table's row, a heading or a bold line is about a mention; null where none is. */
export function aboutness(placed: Placed): string | null {
  const block = blockOf(placed);
  if (!block) return null;
  if (block.cell) return isAboutRow(placed, block) ? "row" : null;
  if (!leads(placed, block.start)) return null;
  if (block.heading > 0) return "heading";
  if (block.item) return block.isItemHead && !isWarnedOf(placed, block) ? "item" : null;
  return isBoldLine(placed, block) ? "bold-line" : null;
}

/** The first cell of a row, the one after its rank, or a column's head beside the first. */
function isAboutRow(placed: Placed, { cell, start }: Block): boolean {
  if (!cell || !leads(placed, start)) return false;
  if (cell.row === 0) return cell.column > 0;
  return cell.column === 0 || (cell.column === 1 && rankOf(placed) !== null);
}

/** The rank that the first cell of a row says. */
function rankOf({ visible, mention: { block, cell } }: Placed): number | null {
  const first = visible.blocks[block - 1];
  if (cell?.column !== 1 || first?.cell?.row !== cell.row || first.cell.column !== 0) return null;
  const rank = RANK.exec(visible.text.slice(first.start, first.end))?.[1];
  return rank === undefined ? null : Number(rank);
}

/** Whether what introduces an item's list warns of what it lists. */
function isWarnedOf({ visible, mention }: Placed, { item }: Block): boolean {
  let before = mention.block - 1;
  while (
    before >= 0 &&
    mention.block - before < LIST_MAX &&
    visible.blocks[before]?.item?.list === item?.list
  )
    before -= 1;
  const intro = visible.blocks[before];
  return (
    intro !== undefined && WARNING.test(visible.text.slice(Math.max(intro.start, intro.end - 200), intro.end))
  );
}

/** How many blocks of a list are gone back over. */
const LIST_MAX = 100;

/** A line of its own in bold at the beginning of a paragraph stands for a heading. */
function isBoldLine({ visible: { strong, text }, mention }: Placed, block: Block): boolean {
  const run = strong.find((one) => one.start <= mention.visible.start && mention.visible.end <= one.end);
  return (
    run !== undefined &&
    /^\s*(?:\n|:|[–—]|$)/u.test(text.slice(run.end, Math.min(block.end, run.end + 4))) &&
    /^\W*$/u.test(text.slice(block.start, run.start))
  );
}

/** Whether what a mention's place is about is the first of a ranking. */
export function isFirstOfRanking(placed: Placed): boolean {
  const block = blockOf(placed);
  if (!block) return false;
  const { item, cell, start, end } = block;
  if (placed.others.some((other) => other.visible.start < placed.mention.visible.start)) return false;
  if (cell) return rankOf(placed) === 1;
  return (
    (item?.isOrdered === true && item.number === 1 && item.depth === 0) ||
    SAYS_FIRST.test(placed.visible.text.slice(start, end))
  );
}
