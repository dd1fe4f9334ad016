import type { Span } from "@/lib/domain/answers/answer";

/** An item of a list: which list of the answer, and which number it has there. */
export interface ListItem {
  /** From 0. */
  list: number;
  /** As it is shown: from the list's first number, or from 1. */
  number: number;
  isOrdered: boolean;
  /** 0 for a list that stands in no other. */
  depth: number;
}

/** All from 0; row 0 is the head. */
export interface TableCell {
  table: number;
  row: number;
  column: number;
}

/** A paragraph, a heading or a cell: no name and no sentence goes over its ends. Its places are the visible text's. */
export interface Block extends Span {
  /** 1 to 6; 0 for what is no heading. */
  heading: number;
  item: ListItem | null;
  /** Whether it is the first block of its item. */
  isItemHead: boolean;
  cell: TableCell | null;
}

interface OpenList {
  list: number;
  isOrdered: boolean;
  number: number | null;
  hasBlock: boolean;
}

const BLOCKS = new Set(["paragraph", "atxHeadingText", "setextHeadingText", "tableContent", "htmlFlow"]);

/** Where in lists, tables and under which headings the parser is, as its tokens come. */
export function createBlockPlaces() {
  const lists: OpenList[] = [];
  let [listCount, table, row, column, heading] = [0, -1, -1, -1, 0];

  const itemNow = (): ListItem | null => {
    const open = lists.at(-1);
    return open?.number === null || !open
      ? null
      : { list: open.list, number: open.number, isOrdered: open.isOrdered, depth: lists.length - 1 };
  };
  const openBlock = (start: number, isCell: boolean): Block => {
    const open = lists.at(-1);
    const isItemHead = open !== undefined && !open.hasBlock;
    if (open) open.hasBlock = true;
    const cell = isCell ? { table, row, column } : null;
    return { start, end: start, heading, item: itemNow(), isItemHead, cell };
  };

  return {
    /** Takes note of a token that begins; the block that begins with it, if one does. */
    enter(type: string, source: string, start: number): Block | null {
      const open = lists.at(-1);
      if (BLOCKS.has(type)) return openBlock(start, type === "tableContent");
      else if (type === "listOrdered" || type === "listUnordered") {
        lists.push({ list: listCount, isOrdered: type === "listOrdered", number: null, hasBlock: false });
        listCount += 1;
      } else if (type === "listItemPrefix" && open) {
        open.number = open.number === null ? firstNumber(source) : open.number + 1;
        open.hasBlock = false;
      } else if (type === "atxHeadingSequence" && heading === 0) heading = source.length;
      else if (type === "setextHeading") heading = source.trimEnd().endsWith("=") ? 1 : 2;
      else if (type === "table") [table, row] = [table + 1, -1];
      else if (type === "tableRow") [row, column] = [row + 1, -1];
      else if (type === "tableHeader" || type === "tableData") column += 1;
      return null;
    },
    /** Takes note of a token that ends. */
    exit(type: string): void {
      if (type === "listOrdered" || type === "listUnordered") lists.pop();
      else if (type === "atxHeading" || type === "setextHeading") heading = 0;
    },
    /** Whether a block ends with a token. */
    ends: (type: string): boolean => BLOCKS.has(type),
  };
}

/** The number that an item's sign says ("3. "), or 1. */
const firstNumber = (prefix: string): number => Number(/\d+/.exec(prefix)?.[0] ?? 1);
