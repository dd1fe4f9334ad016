import { createHash } from "node:crypto";
import type { ImportedAnswer, LineOutcome } from "@/lib/domain/answers/answer-import";
import type { FileLine } from "./file-lines";
import { wasSearched } from "./read-imported";

/** A line that is an answer, once in its file, with its place among the repeats of its question. */
export interface NumberedLine {
  place: number;
  line: number;
  text: string;
  answer: ImportedAnswer;
  /** SHA-256 of what it says of the answer, however it is written; its `external_id` is not part of it. */
  contentHash: Buffer;
  cell: number;
  repeat: number;
}

type Problem = { field: string; message: string };

export type SortedLine =
  | { outcome: "fresh"; line: NumberedLine }
  | {
      outcome: Exclude<LineOutcome, "fresh" | "already">;
      place: number;
      at: number;
      problems: readonly Problem[];
    };

/**
 * Goes through a file's lines in their order, from its first, and says of each whether it is an answer that does not
 * stand above already. Which cell and repeat it is depends on the lines above alone, so that whoever begins again comes
 * to the same: lines that say which `repeat` they are, and ask the same of the same, are one cell, and a repeat that
 * comes again begins the next. A line that does not say is the only one of its cell.
 *
 * It remembers some sixty bytes of each line, and no line.
 */
export function lineSorter(): (line: FileLine) => SortedLine {
  const seen = new Map<string, { line: number; content: string }>();
  const waves = new Map<string, number>();
  const cells = new Map<string, number>();
  let cellCount = 0;
  const newCell = (): number => cellCount++;

  function numberOf(answer: ImportedAnswer): { cell: number; repeat: number } {
    if (answer.repeat === null) return { cell: newCell(), repeat: 0 };
    const asked = short(hashOf(askedOf(answer)));
    const wave = waves.get(`${asked}${answer.repeat}`) ?? 0;
    waves.set(`${asked}${answer.repeat}`, wave + 1);
    const key = `${asked}#${wave}`;
    const cell = cells.get(key) ?? newCell();
    cells.set(key, cell);
    return { cell, repeat: answer.repeat };
  }

  return ({ place, line, text, checked }) => {
    if (!checked.answer) return { outcome: "wrong", place, at: line, problems: checked.problems };
    const { answer } = checked;
    const contentHash = hashOf(contentOf(answer));
    const content = short(contentHash);
    const key = answer.externalId === null ? content : `=${answer.externalId}`;
    const above = seen.get(key);
    if (above?.content === content) {
      const message = `The same answer stands in line ${above.line}.`;
      return { outcome: "twice", place, at: line, problems: [{ field: "line", message }] };
    }
    if (above) {
      const message = `Line ${above.line} has this id and says something else.`;
      return { outcome: "changed", place, at: line, problems: [{ field: "external_id", message }] };
    }
    seen.set(key, { line, content });
    return { outcome: "fresh", line: { place, line, text, answer, contentHash, ...numberOf(answer) } };
  };
}

/** What is asked, where, and of whom. */
const askedOf = ({
  prompt,
  promptSet,
  engine,
  model,
  webSearch,
  country,
  language,
  surface,
}: ImportedAnswer) => [prompt, promptSet, engine, model, webSearch, country, language, surface];

/**
 * All that a line says of the answer, as it is kept: an export of it says what was left out, and is the same answer. What it
 * is called elsewhere, and where its question stands in the library, are no part of that.
 */
const contentOf = ({
  externalId: _id,
  promptSet: _set,
  family: _family,
  tags: _tags,
  repeat,
  citations,
  webSearch,
  ...said
}: ImportedAnswer) => [
  Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)),
  repeat ?? 0,
  wasSearched({ webSearch, citations }),
  citations.map(({ url, title, start, end }) => [url, title ?? "", start, end]),
];

const hashOf = (said: unknown): Buffer => createHash("sha256").update(JSON.stringify(said)).digest();

/** Enough of a hash to tell a million lines apart. */
const short = (hash: Buffer): string => hash.toString("latin1", 0, 16);
