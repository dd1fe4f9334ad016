import type { Span } from "@/lib/domain/answers/answer";
import { foldText, LOOSEST } from "../mentions/fold";
import { splitSentences } from "../mentions/sentences";
import type { VisibleText } from "../mentions/visible-text";
import { isGeneric, isGenericHead } from "./generic-words";

/**
 * The version is raised when the same texts suggest other names, and goes with every figure that uses them. Precision
 * and recall are those of answers labelled by hand which were not in sight when the rules were made (test/labelled).
 */
export const SUGGESTIONS = { version: 1, precision: 0.81, recall: 0.98 } as const;

/** Where a name stands that may be a brand's. */
const EVIDENCE = ["item", "cell", "bold", "link", "heading", "sentence"] as const;
type Evidence = (typeof EVIDENCE)[number];

interface Candidate extends Span {
  name: string;
  evidence: Evidence;
}

/** A word of a name: it begins with a capital or a digit, or has a capital inside ("iRobot"). */
const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}\p{M}\p{N}]*|\p{N}+\p{Lu}[\p{L}\p{N}]*|\p{Ll}{1,2}\p{Lu}[\p{L}\p{N}]*)(?:[.'’&+-][\p{L}\p{N}]+)*\+?`;
/** Words of a name, and what joins them. */
const NAME = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}@#])${NAME_WORD}(?: (?:& )?(?:${NAME_WORD}|\p{N}{1,4}\p{L}?))*`,
  "gu",
);
/** Longer is no name but a title. */
const WORDS_MAX = 4;
/** So much of an item, a cell or a line is its head. */
const HEAD_MAX = 80;

/**
 * Names in a text that may be brands': in heads of list items, first cells of tables, bold and linked runs and headings,
 * and with a capital within a sentence. Rules made for scripts that have capitals. In their order.
 */
function findCandidates(visible: VisibleText): Candidate[] {
  const heads = headsOf(visible).flatMap(({ span, evidence }) => {
    const name = headName(visible.text, span);
    return name === null ? [] : [{ ...name, evidence }];
  });
  const inSentences = splitSentences(visible.text, visible.blocks).flatMap((sentence) =>
    isTitle(visible.text.slice(sentence.start, sentence.end)) ? [] : namesWithin(visible.text, sentence),
  );
  return [...heads, ...inSentences].sort((one, other) => one.start - other.start);
}

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
function headName(text: string, { start, end }: Span): Omit<Candidate, "evidence"> | null {
  const head = text.slice(start, end);
  const skipped = LABEL.exec(head)?.[0].length ?? 0;
  const [first] = head.slice(skipped).matchAll(NAME);
  if (first?.index !== 0) return null;
  const words = first[0].split(" ");
  // "Battery life": a phrase that goes on in small letters is no name, unless a sentence follows it.
  const after = head.slice(skipped + first[0].length);
  if (/^ \p{Ll}/u.test(after) && words.length === 1) return null;
  if (words.some((word) => isGenericHead(word)) || words.length > WORDS_MAX) return null;
  return { name: first[0], start: start + skipped, end: start + skipped + first[0].length };
}

/** A line in which most words have capitals says nothing by its capitals. */
function isTitle(sentence: string): boolean {
  const words = sentence.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return words.length < 3 || capitals > words.length * 0.7;
}

function namesWithin(text: string, sentence: Span): Candidate[] {
  return [...text.slice(sentence.start, sentence.end).matchAll(NAME)].flatMap(({ 0: found, index }) => {
    const start = sentence.start + index;
    const isFirst = /^[^\p{L}\p{N}]*$/u.test(text.slice(sentence.start, start));
    return withoutGeneric(found, start, isFirst).map((one) => ({ ...one, evidence: "sentence" as const }));
  });
}

/** A name without generic words at its ends; none where nothing is left, or it is only a sentence's first word. */
function withoutGeneric(found: string, at: number, isFirst: boolean): Omit<Candidate, "evidence">[] {
  const words = found.split(" ");
  let start = at;
  let stripped = false;
  while (words.length > 0 && isGeneric(words[0]?.replace(/['’]s$/u, "") ?? "")) {
    start += (words.shift()?.length ?? 0) + 1;
    stripped = true;
  }
  while (words.length > 0 && (isGeneric(words.at(-1) ?? "") || words.at(-1) === "&")) words.pop();
  const name = words.join(" ").replace(/['’]s?$/u, "");
  const isOnlyFirst = isFirst && !stripped && words.length === 1 && !isOddWord(name) && isGenericHead(name);
  if (name.length < 2 || words.length > WORDS_MAX || isOnlyFirst) return [];
  return [{ name, start, end: start + name.length }];
}

/** "iRobot", "YNAB", "N26", "HubSpot": no sentence begins with a plain word like that. */
const isOddWord = (name: string): boolean => /^.+[\p{Lu}\p{N}]/u.test(name);

/** A name that answers give and nobody tracks, in so many of them. */
export interface Suggestion {
  name: string;
  answers: number;
  mentions: number;
  evidence: Evidence[];
  /** The first places: which of the answers given, and where in its visible text. */
  examples: ({ answer: number } & Span)[];
}

const EXAMPLES_MAX = 5;

/**
 * Names that texts give beside those that are tracked, the commonest first. One that begins with another that is given
 * alone is that one's ("Bose SoundLink" is Bose's). `tracked` is where names are known already, by text.
 */
export function suggestBrands(
  texts: readonly { visible: VisibleText; tracked: readonly Span[] }[],
): Suggestion[] {
  const all = texts.flatMap(({ visible, tracked }, answer) =>
    findCandidates(visible)
      .filter((one) => !tracked.some((known) => known.start < one.end && one.start < known.end))
      .map((one) => ({ ...one, answer })),
  );
  const keyOf = (name: string) => foldText(name, LOOSEST);
  const alone = new Set(all.map(({ name }) => keyOf(name)));
  const wholeOf = (name: string): string => {
    const words = name.split(" ");
    for (let count = 1; count < words.length; count += 1) {
      const beginning = words.slice(0, count).join(" ");
      if (alone.has(keyOf(beginning))) return beginning;
    }
    return name;
  };
  const byName = Map.groupBy(all, ({ name }) => keyOf(wholeOf(name)));
  return [...byName.values()]
    .map((given): Suggestion => {
      const [first] = given;
      // The same place may stand in a bold run and in a sentence.
      const places = [...new Map(given.map((one) => [`${one.answer} ${one.start}`, one])).values()];
      return {
        name: first ? wholeOf(first.name) : "",
        answers: new Set(given.map(({ answer }) => answer)).size,
        mentions: places.length,
        evidence: EVIDENCE.filter((kind) => given.some(({ evidence }) => evidence === kind)),
        examples: places.slice(0, EXAMPLES_MAX).map(({ answer, start, end }) => ({ answer, start, end })),
      };
    })
    .sort((one, other) => other.answers - one.answers || other.mentions - one.mentions);
}
