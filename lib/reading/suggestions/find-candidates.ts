import type { Span } from "@/lib/domain/answers/answer";
import { splitSentences } from "../mentions/sentences";
import type { VisibleText } from "../mentions/visible-text";
import { citedIn } from "./cited-in";
import { isDoing, isGeneric, isGenericHead } from "./generic-words";
import { BEGINS, listsIn } from "./lists-in";
import {
  bare,
  isJoined,
  isOddWord,
  JOINS,
  NAME,
  nameOf,
  namesIn,
  type PlacedName,
  titleName,
  WORDS_MAX,
  type Written,
} from "./name-words";

/** Where a name stands that may be a brand's. */
export const EVIDENCE = ["item", "cell", "bold", "link", "heading", "sentence"] as const;
export type Evidence = (typeof EVIDENCE)[number];

export interface Candidate extends PlacedName {
  evidence: Evidence;
  /** Its capital may be that of a beginning, and nothing else there says that it is a name. */
  isWeak?: boolean;
}

/** So much of an item, a cell or a line is its head. */
const HEAD_MAX = 80;

/**
 * Names in a text that may be brands': in heads of list items, first cells of tables, bold and linked runs and headings,
 * and with a capital within a sentence. Rules made for scripts that have capitals. In their order. `names`: those of the
 * whole text.
 */
export function findCandidates(visible: VisibleText, names: readonly Written[]): Candidate[] {
  const heads = headsOf(visible).flatMap(({ span, evidence }) => {
    const name = headName(visible.text, span);
    return name === null ? [] : [{ ...name, evidence }];
  });
  const inSentences = splitSentences(visible.text, visible.blocks).flatMap((sentence) =>
    isTitle(visible.text.slice(sentence.start, sentence.end)) ? [] : namesWithin(visible.text, sentence),
  );
  const isCited = citedIn(visible);
  return [...heads, ...priced(visible.text, names), ...inSentences]
    .filter((one) => !isCited(one))
    .sort((one, other) => one.start - other.start);
}

/** "Acme Daily Moisturizer$12.97": what a shop's card begins with, right before its price. */
const priced = (text: string, names: readonly Written[]): Candidate[] =>
  names.flatMap(({ found, index }): Candidate[] => {
    if (!isPriceAt(text, index + found.length)) return [];
    const one = nameOf(titleName(found.split(" "), isGenericHead), index);
    return one === null ? [] : [{ ...one, evidence: "item" }];
  });

function isPriceAt(text: string, place: number): boolean {
  PRICE.lastIndex = place;
  return PRICE.test(text);
}
const PRICE = / ?[$€£]\p{N}/uy;

interface Head {
  span: Span;
  evidence: Evidence;
}

function headsOf({ text, blocks, strong, links }: VisibleText): Head[] {
  const ofBlocks = blocks.flatMap(({ start, end, item, isItemHead, cell, heading }): Head[] => {
    const span = headOf(text, { start, end }, strong);
    if (cell) {
      const isNamed =
        cell.row > 0
          ? cell.column === 0
          : cell.column > 0 && HEADS_OF_COMPARISON.test(firstOf(text, blocks, cell.table));
      return isNamed ? [{ span, evidence: "cell" }] : [];
    }
    if (heading > 0) return [{ span, evidence: "heading" }];
    return item && isItemHead ? [{ span, evidence: "item" }] : [];
  });
  return [
    ...ofBlocks,
    ...strong.map((span) => ({ span, evidence: "bold" as const })),
    ...links.map((span) => ({ span, evidence: "link" as const })),
  ];
}

/** What heads the first column of a table that compares its columns. */
const HEADS_OF_COMPARISON =
  /^\W*$|\b(?:feature|features|aspect|criteria|criterion|category|specification|spec)\b/iu;

const firstOf = (text: string, blocks: VisibleText["blocks"], table: number): string => {
  const first = blocks.find(({ cell }) => cell?.table === table && cell.row === 0 && cell.column === 0);
  return first ? text.slice(first.start, first.end) : "";
};

/** What comes before a colon, a dash or a bracket; a bold run at the beginning by itself. */
function headOf(text: string, { start, end }: Span, strong: readonly Span[]): Span {
  const bold = strong.find(
    (run) => run.start >= start && run.end <= end && /^\W*$/u.test(text.slice(start, run.start)),
  );
  const head = bold ?? { start, end: Math.min(end, start + HEAD_MAX) };
  const stop = text.slice(head.start, head.end).search(/\s[–—-]\s|[:(|]|\n/u);
  return stop > 0 ? { start: head.start, end: head.start + stop } : head;
}

/** "Best overall: " before the name of a head. */
const LABEL =
  /^[^\p{L}\p{N}]*(?:\d{1,2}[.)]\s*)?(?:(?:best|top|most|winner|runner-up|editor)[^:–—]{0,40}[:–—]\s*)?(?:(?:the|a|an) )?/iu;

/** The name that a head consists of, or begins with; null where it is a phrase. */
function headName(text: string, { start, end }: Span): PlacedName | null {
  const head = text.slice(start, end);
  const skipped = LABEL.exec(head)?.[0].length ?? 0;
  const [first] = head.slice(skipped).matchAll(NAME);
  if (first?.index !== 0) return null;
  const words = first[0].split(" ");
  // "Battery life": a phrase that goes on in small letters is no name, unless a sentence follows it.
  const after = head.slice(skipped + first[0].length);
  if (/^ \p{Ll}/u.test(after) && words.length === 1) return null;
  return nameOf(titleName(words, isGenericHead), start + skipped);
}

/** Asked of letters beyond the Latin alphabet's alone. */
const CAPITAL = /^\p{Lu}/u;

/** A line in which most words have capitals says nothing by its capitals. */
function isTitle(sentence: string): boolean {
  const words = sentence.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  const capitals = words.filter((word) => word < "[" || (word > "{" && CAPITAL.test(word))).length;
  return words.length < 3 || capitals > words.length * 0.7;
}

function namesWithin(text: string, sentence: Span): Candidate[] {
  const written = text.slice(sentence.start, sentence.end);
  const names = namesIn(written);
  const listed = listsIn(written, names);
  return names.flatMap(({ found, index }): Candidate[] => {
    const isFirst = BEGINS.test(written.slice(0, index));
    const at = sentence.start + index;
    const one = listed.has(index) ? nameOf(found.split(" "), at) : withoutGeneric(found, at, isFirst);
    if (one === null) return [];
    const isWeak = isFirst && one.start === at && !one.name.includes(" ") && !isOddWord(one.name);
    return [{ ...one, evidence: "sentence", isWeak }];
  });
}

/** A name without generic words at its ends; null where nothing is left, or it is only a sentence's first word. */
function withoutGeneric(found: string, at: number, isFirst: boolean): PlacedName | null {
  const words = found.split(" ");
  let start = at;
  let stripped = false;
  while (words.length > 0 && (isGeneric(bare(words[0] ?? "")) || JOINS.has(words[0] ?? ""))) {
    start += (words.shift()?.length ?? 0) + 1;
    stripped = true;
  }
  const isLong = words.length > WORDS_MAX;
  const own = isLong ? titleName(words, isGeneric) : words;
  while (
    own.length > 0 &&
    (isGeneric(bare(own.at(-1) ?? "")) || JOINS.has(own.at(-1) ?? "")) &&
    !(isLong && isJoined(own.at(-2) ?? ""))
  )
    own.pop();
  const one = nameOf(own, start);
  const isPlain = one !== null && own.length === 1 && !isOddWord(one.name);
  if (isPlain && (isGenericHead(one.name) || (isFirst && !stripped && isDoing(one.name)))) return null;
  return one;
}
