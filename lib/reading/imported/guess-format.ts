import { ANSWER_IMPORT_LIMITS, LINE_FIELDS, type LineField } from "@/lib/domain/answers/import-words";
import { storableText } from "@/lib/domain/text/storable-json";
import { splitRows } from "@/lib/spreadsheet/split-rows";
import { SEPARATORS, type LineFormat } from "./line-format";

/** What other tools call these, beside their own names. */
const SYNONYMS: Record<LineField, readonly string[]> = {
  prompt: ["question", "query", "keyword", "search term", "user prompt", "input"],
  engine: ["platform", "provider", "ai engine", "llm", "source engine", "chatbot"],
  model: ["model name", "model version", "model answered"],
  answered_at: [
    "date",
    "time",
    "timestamp",
    "datetime",
    "created at",
    "collected at",
    "scraped at",
    "run date",
  ],
  text: ["answer", "response", "answer text", "response text", "output", "completion"],
  web_search: ["search", "web search done", "searched", "grounded"],
  citations: ["sources", "urls", "links", "cited urls", "references", "citation urls"],
  repeat: ["iteration", "run", "attempt", "sample"],
  family: ["prompt family"],
  prompt_set: ["set", "project", "campaign", "prompt set name"],
  tags: ["tag", "labels", "label"],
  country: ["country code", "geo", "location"],
  language: ["language code", "lang", "locale"],
  surface: ["channel", "interface"],
  input_tokens: ["prompt tokens", "tokens in"],
  output_tokens: ["completion tokens", "tokens out"],
  money_spent: ["model charge"],
  cost: ["price", "total cost", "cost usd"],
  external_id: ["id", "answer id", "response id", "uuid"],
};

const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_.:-]+/g, " ")
    .trim();

const NAMES = LINE_FIELDS.map((field) => ({ field, names: [field, ...SYNONYMS[field]].map(fold) }));

/** What each column of a header is, each field once: under its own name if there, else the first of its other names. */
export function guessColumns(header: readonly string[]): (LineField | null)[] {
  const columns: (LineField | null)[] = header.map(() => null);
  for (const { field, names } of NAMES) {
    const folded = header.map(fold);
    const own = folded.indexOf(fold(field));
    const place =
      own >= 0 ? own : folded.findIndex((name, at) => columns[at] === null && names.includes(name));
    const isTaken = place >= 0 && columns[place] !== null;
    if (place >= 0 && !isTaken) columns[place] = field;
  }
  return columns;
}

/** As much of a file as its first row may be long. */
export const BEGINNING_CHARS = 100_000;

/**
 * How a file's lines are read, by its name and how it begins: JSON Lines where its first line is an object, else CSV by
 * the separator by which its first row names most fields, or that it says itself (`sep=;`). Null where there is nothing
 * in it.
 */
export function guessFormat(beginning: string, fileName: string): LineFormat | null {
  const text = beginning.slice(0, BEGINNING_CHARS).replace(/^\ufeff/, "");
  if (text.trim() === "") return null;
  if (text.trimStart().startsWith("{") || /\.(?:jsonl|ndjson)$/i.test(fileName)) return { format: "jsonl" };
  const said = /^sep=([,;\t])[^\S\r\n]*(?:\r\n|\n|\r)/i.exec(text);
  const declared = SEPARATORS.filter((separator) => separator === said?.[1]);
  const candidates = (declared.length > 0 ? declared : SEPARATORS).map((separator) => {
    const header = (splitRows(text.slice(said?.[0].length ?? 0), separator, { most: 1 })[0]?.cells ?? [])
      .slice(0, ANSWER_IMPORT_LIMITS.columns)
      .map((name) => storableText(name.trim().slice(0, 200)));
    return { format: "csv" as const, separator, header, columns: guessColumns(header) };
  });
  const known = ({ columns }: (typeof candidates)[number]) =>
    columns.filter((field) => field !== null).length;
  const [best] = candidates.sort((a, b) => known(b) - known(a) || b.header.length - a.header.length);
  return best ?? null;
}
