import type { SearchTerm } from "./search-query";
import { foldWord, tokensOf } from "./search-words";

/** A part of a text as it stands there, and what of it was looked for: from, before. */
export interface MarkedText {
  text: string;
  marks: (readonly [number, number])[];
}

interface Unit {
  word: string;
  start: number;
  end: number;
}

/** Where the excerpt begins, before the first that was found. */
const CHARS_BEFORE = 80;

/** The words of a text, and the characters of its runs without spaces, with their places. */
function* unitsOf(text: string): Generator<Unit> {
  for (const { kind, characters, start, end } of tokensOf(text)) {
    if (kind === "word") yield { word: foldWord(text.slice(start, end)), start, end };
    else yield* charactersFrom(characters, start);
  }
}

function* charactersFrom(characters: readonly string[], start: number): Generator<Unit> {
  let at = start;
  for (const character of characters) {
    yield { word: foldWord(character), start: at, end: at + character.length };
    at += character.length;
  }
}

/** The distinct words of a text that may be forms of words looked for: they begin alike. */
export function mayBeForms(text: string, words: readonly string[]): string[] {
  const first = (word: string) => word.normalize("NFD").charAt(0);
  const beginnings = new Set(words.map(first));
  return [...new Set([...unitsOf(text)].map(({ word }) => word))].filter((word) =>
    beginnings.has(first(word)),
  );
}

/**
 * The part of a text in which what was looked for is found first, so many characters at most, and every place of it
 * there. Its beginning, without marks, where nothing is found. `formsOf`: a word's forms, itself among them.
 */
export function markWords(
  text: string,
  terms: readonly SearchTerm[],
  { formsOf, length }: { formsOf: (word: string) => ReadonlySet<string>; length: number },
): MarkedText {
  const found = placesOf([...unitsOf(text)], terms, formsOf);
  const start = startOf(text, found[0]?.[0] ?? 0);
  const end = start + length;
  return {
    text: text.slice(start, end),
    marks: found.flatMap(([from, before]) =>
      from >= start && from < end ? [[from - start, Math.min(before, end) - start] as const] : [],
    ),
  };
}

/** A little before what was found, at the beginning of a word. */
function startOf(text: string, found: number): number {
  if (found <= CHARS_BEFORE) return 0;
  const from = found - CHARS_BEFORE;
  const space = text.slice(from, found).search(/\s/);
  return space === -1 ? found : from + space + 1;
}

function placesOf(
  units: readonly Unit[],
  terms: readonly SearchTerm[],
  formsOf: (word: string) => ReadonlySet<string>,
): [number, number][] {
  const wanted = terms
    .filter(({ isExcluded }) => !isExcluded)
    .map((term) =>
      term.kind === "word" ? [formsOf(term.word)] : term.tokens.flat().map((part) => new Set([part])),
    );
  const marked = new Set<number>();
  for (const parts of wanted)
    for (const index of units.keys())
      if (parts.every((part, offset) => part.has(units[index + offset]?.word ?? "")))
        for (const offset of parts.keys()) marked.add(index + offset);
  const places: [number, number][] = [];
  for (const [index, { start, end }] of units.entries()) {
    if (!marked.has(index)) continue;
    const last = places.at(-1);
    if (last && last[1] === start) last[1] = end;
    else places.push([start, end]);
  }
  return places;
}
