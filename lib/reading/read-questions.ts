import { countChars } from "@/lib/domain/text/characters";
import { LIMITS } from "@/lib/api-contract/limits";
import { LIBRARY_LIMITS } from "@/lib/domain/library/library-limits";
import { foldWords, QUESTION_ASK_LIMITS, type ReadQuestion } from "@/lib/domain/library/question-ask";
import { isQuestion, plainWords, splitLead, toLine, type Line } from "./question-lines";

/** Longer than any answer of the wire; of what is longer the beginning is read. */
const MOST_CHARS = 200_000;

const LINE_ENDS = /\r\n|[\n\r\u2028\u2029]/u;

/** Blank lines in a row beyond which what follows has nothing to do with a line. */
const LOOKED_AHEAD = 8;

/** How assistants begin and end before and after what they were asked for. */
const TALK =
  /^(?:sure|certainly|of course|absolutely|great|okay|ok|here(?:['’]s| are| is)|below|these|the following|let me know|hope this|feel free|hier sind|gerne|natürlich|voici|bien sûr|aquí|claro|ecco|tässä)(?!\p{L})/iu;

/** What they offer to do next: a question, and no customer's. */
const OFFER = /^(?:would you like|do you want me|shall i|want me to|should i also)\b/i;

/** "20 questions a runner would ask": what the list is, and no topic of it. */
const TITLE = /\d+\s+(?:\p{L}+\s+)?questions?\b/iu;

/**
 * The questions that a model's answer lists, in their order, each once whatever the case: of lists, tables and bare
 * lines, the headings above them as topics. What opens and closes the answer is left out. What may be none, or is too
 * long to be asked, is marked; nothing that is listed is dropped.
 */
export function readQuestions(text: string): ReadQuestion[] {
  const lines = text.slice(0, MOST_CHARS).split(LINE_ENDS).map(toLine);
  const hasList = lines.some(({ kind }) => kind === "item" || kind === "row");
  const reading: Reading = { hasList, found: [], topic: null, columns: null, open: null };
  lines.forEach((line, place) => {
    const after = lines.slice(place + 1, place + 1 + LOOKED_AHEAD);
    const following = after.find(({ kind }) => kind !== "blank");
    readLine(reading, line, { before: lines[place - 1], next: after[0], following });
  });
  return eachOnce(reading.found)
    .slice(0, QUESTION_ASK_LIMITS.read)
    .map(({ isBeside, ...question }) => ({ ...question, problem: problemOf(question.words, isBeside) }));
}

type Found = Omit<ReadQuestion, "problem"> & {
  /** Said before, between or after what is listed. */
  isBeside: boolean;
};

/** How far the lines are read. */
interface Reading {
  hasList: boolean;
  found: Found[];
  /** Of the heading above. */
  topic: string | null;
  /** Where a table has its questions and their topics. */
  columns: { question: number; topic: number } | null;
  /** The item that an indented line goes on with. */
  open: Found | null;
}

interface Around {
  before: Line | undefined;
  next: Line | undefined;
  /** The next line that is not blank. */
  following: Line | undefined;
}

function readLine(reading: Reading, line: Line, around: Around): void {
  const { open } = reading;
  reading.open = null;
  switch (line.kind) {
    case "heading":
      if (isQuestion(line.words)) add(reading, line.words);
      else reading.topic = topicOf(line.words);
      return;
    case "item":
      readItem(reading, line, around);
      return;
    case "row":
      readRow(reading, line.cells, around);
      return;
    case "text":
      if (open && line.indent > 1) goOn(reading, open, plainWords(line.words));
      else readText(reading, line, around);
      return;
    case "blank":
    case "rule":
  }
}

function readItem(reading: Reading, line: Line & { kind: "item" }, { following }: Around): void {
  const { lead, rest } = splitLead(line.words);
  if (lead !== null) {
    add(reading, rest, { topic: topicOf(lead) ?? reading.topic });
    return;
  }
  const isOverItems = following?.kind === "item" && following.indent > line.indent;
  const isHead = isHeading(line) && following?.kind === "item";
  if (!isQuestion(line.words) && (isOverItems || isHead)) reading.topic = topicOf(line.words);
  else reading.open = add(reading, rest);
}

function readRow(reading: Reading, cells: readonly string[], { next }: Around): void {
  if (next?.kind === "rule") {
    reading.columns = columnsOf(cells);
    return;
  }
  const { question, topic } = reading.columns ?? { question: -1, topic: -1 };
  const longest = cells.toSorted((one, other) => other.length - one.length)[0] ?? "";
  const words = cells[question] ?? cells.find(isQuestion) ?? longest;
  add(reading, words, { topic: topicOf(cells[topic] ?? "") ?? reading.topic });
}

/** An item that was broken into lines; or, after its question mark, why it is there. */
function goOn(reading: Reading, open: Found, words: string): void {
  if (!isQuestion(open.words)) open.words = `${open.words} ${words}`;
  reading.open = open;
}

function readText(reading: Reading, line: Line & { kind: "text" }, around: Around): void {
  const words = plainWords(line.words);
  const { before, next, following } = around;
  const asks = (other: Line | undefined) => other?.kind === "text" && isQuestion(other.words);
  if (isQuestion(words)) {
    add(reading, words, { isBeside: (reading.hasList && !line.isBold) || OFFER.test(words) });
  } else if (TALK.test(words) || TITLE.test(words)) {
    return;
  } else if (isHeading(line)) {
    const isOverList = following?.kind === "item" || following?.kind === "row" || asks(following);
    if (isOverList) reading.topic = topicOf(words);
  } else if ((before?.kind ?? "blank") === "blank" && asks(next) && !/[.!]$/.test(words)) {
    reading.topic = topicOf(words);
  } else if (!reading.hasList) {
    add(reading, words);
  }
}

/** Whether a line looks like a heading without being one. */
const isHeading = ({ words, isBold }: { words: string; isBold: boolean }): boolean =>
  isBold || /[:：]$/u.test(plainWords(words));

function add(
  reading: Reading,
  raw: string,
  { topic = reading.topic, isBeside = false }: Partial<Found> = {},
): Found | null {
  const words = plainWords(raw);
  if (words === "") return null;
  const found = { words, topic, isBeside };
  reading.found.push(found);
  return found;
}

function eachOnce(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ words }) => {
    const key = foldWords(words);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst;
  });
}

function problemOf(words: string, isBeside: boolean): ReadQuestion["problem"] {
  if (countChars(words) > LIMITS.promptChars) return "too_long";
  if (isBeside) return "beside_list";
  return isQuestion(words) ? null : "no_question";
}

/** A heading as a topic; null where it only says what the list is, or is too long for one. */
function topicOf(heading: string): string | null {
  const words = plainWords(heading)
    .replace(/\s*[:：]$/u, "")
    .trim();
  const isTopic = words !== "" && countChars(words) <= LIBRARY_LIMITS.topicChars;
  return isTopic && !TITLE.test(words) && !TALK.test(words) ? words : null;
}

const columnsOf = (cells: readonly string[]): Reading["columns"] => ({
  question: cells.findIndex((cell) => /question|prompt|query|frage|pregunta|kysymys/i.test(cell)),
  topic: cells.findIndex((cell) => /topic|categor|theme|thema|tema|aihe/i.test(cell)),
});
