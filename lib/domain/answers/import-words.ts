// For the browser, too: without the library behind schemas.

/** What a line of an import says of an answer, by its name in JSON Lines and in a mapping of CSV columns. */
export const LINE_FIELDS = [
  "prompt",
  "engine",
  "model",
  "answered_at",
  "text",
  "web_search",
  "citations",
  "repeat",
  "family",
  "prompt_set",
  "tags",
  "country",
  "language",
  "surface",
  "input_tokens",
  "output_tokens",
  "money_spent",
  "cost",
  "external_id",
] as const;
export type LineField = (typeof LINE_FIELDS)[number];

/** Those without which a line is no answer. */
export const REQUIRED_FIELDS = [
  "prompt",
  "engine",
  "model",
  "answered_at",
  "text",
] as const satisfies readonly LineField[];

/** What one import takes; ours, all of them. Lengths in characters, a line's in bytes. */
export const ANSWER_IMPORT_LIMITS = {
  bytes: 1024 ** 3,
  lines: 1_000_000,
  lineBytes: 2 * 1024 ** 2,
  pieceBytes: 4 * 1024 ** 2,
  columns: 200,
  fileNameChars: 200,
  promptChars: 10_000,
  textChars: 100_000,
  modelChars: 200,
  citations: 500,
  urlChars: 8_000,
  titleChars: 2_000,
  externalIdChars: 200,
  repeat: 1_000_000,
} as const;

/**
 * A file is sent (`uploading`), looked through (`checking`, `checked`), imported when somebody says so (`importing`,
 * `done`), and may be taken out again (`undoing`, `undone`). One that cannot be read at all is `refused`.
 */
export const IMPORT_STATES = [
  "uploading",
  "checking",
  "checked",
  "importing",
  "done",
  "undoing",
  "undone",
  "refused",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Whether a worker has something to do with it. */
export const isUnderWay = (state: ImportState): boolean =>
  state === "checking" || state === "importing" || state === "undoing";

/** How a person reads it. */
export const IMPORT_STATE_LABELS: Record<ImportState, string> = {
  uploading: "Not looked through",
  checking: "Being looked through",
  checked: "Ready to import",
  importing: "Being imported",
  done: "Imported",
  undoing: "Being undone",
  undone: "Undone",
  refused: "Cannot be read",
};

/** Problems that are listed one by one; the rest are counted, and in the file of problems. */
export const LISTED_PROBLEMS_MAX = 200;

/** How many problems there are, by field, the most first: "engine 3, text 1". */
export const problemsInWords = (problems: Readonly<Record<string, number>>): string =>
  Object.entries(problems)
    .sort(([a, before], [b, after]) => after - before || (a < b ? -1 : 1))
    .map(([field, many]) => `${field} ${many.toLocaleString("en")}`)
    .join(", ");
