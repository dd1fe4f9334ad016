import type { Span } from "@/lib/domain/answers/answer";

/** A place in a text that names results by their number: `[3]`, or several: `[1, 2]`. */
export interface Marker extends Span {
  /** From 1. */
  numbers: number[];
}

const MARKER = /\[([1-9]\d{0,3}(?:,\s?[1-9]\d{0,3})*)\]/g;

/**
 * The markers of a text whose results are numbered 1 to `results`. A number beyond them is the author's own; so is one in
 * code, in an address, in a link (`[3](…)`), or that begins a list of references (`[3]: …`).
 */
export function findMarkers(text: string, results: number): Marker[] {
  const prose = withoutCode(text);
  return [...prose.matchAll(MARKER)].flatMap((match) => {
    const [whole, list = ""] = match;
    const [start, end] = [match.index, match.index + whole.length];
    const numbers = list.split(",").map(Number);
    const own = numbers.some((number) => number > results) || isPartOfMore(prose, start, end);
    return own ? [] : [{ start, end, numbers }];
  });
}

/** Longest part of a word that is looked at for an address's beginning. */
const WORD_MAX = 2_000;

function isPartOfMore(text: string, start: number, end: number): boolean {
  const [before, after] = [text.slice(Math.max(0, start - WORD_MAX), start), text.slice(end, end + 1)];
  if (before.endsWith("\\") || after === "(") return true;
  if (after === ":" && /(^|\n) {0,3}$/.test(before)) return true;
  return /[\w=&%/?#-]/.test(after) && /:\/\/\S*$/.test(before);
}

/** A Markdown text with its fenced blocks and code spans blanked out; all else stands where it stood. */
function withoutCode(text: string): string {
  const prose = blanked(text, fencesIn(text));
  return blanked(prose, codeSpansIn(prose));
}

/** A text with parts of it blanked out, which are in order. */
function blanked(text: string, parts: readonly Span[]): string {
  let from = 0;
  const kept = parts.map(({ start, end }) => {
    const before = text.slice(from, start);
    from = end;
    return before + " ".repeat(end - start);
  });
  return kept.join("") + text.slice(from);
}

function codeSpansIn(text: string): Span[] {
  const runs = [...text.matchAll(/`+/g)].map((match) => ({ start: match.index, ticks: match[0].length }));
  const closing = nextOfSameLength(runs);
  const spans: Span[] = [];
  let from = 0;
  for (const [index, { start, ticks }] of runs.entries()) {
    const next = closing[index];
    if (start < from || !next) continue;
    // A code span does not go on beyond its paragraph.
    if (/\n[ \t]*\n/.test(text.slice(start, next.start))) continue;
    from = next.start + ticks;
    spans.push({ start, end: from });
  }
  return spans;
}

/** For each run of ticks the next one as long; undefined where there is none. */
function nextOfSameLength<Run extends { ticks: number }>(runs: readonly Run[]): (Run | undefined)[] {
  const later = new Map<number, Run>();
  return runs
    .toReversed()
    .map((run) => {
      const next = later.get(run.ticks);
      later.set(run.ticks, run);
      return next;
    })
    .toReversed();
}

function fencesIn(text: string): Span[] {
  const fences: Span[] = [];
  let open: { start: number; mark: string } | null = null;
  let at = 0;
  for (const line of text.split("\n")) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    const end = at + line.length;
    if (!open && mark !== undefined) open = { start: at, mark };
    else if (open && mark?.startsWith(open.mark) && line.trim() === mark) {
      fences.push({ start: open.start, end });
      open = null;
    }
    at = end + 1;
  }
  return open ? [...fences, { start: open.start, end: text.length }] : fences;
}
