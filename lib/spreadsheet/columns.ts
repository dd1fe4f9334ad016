import { IMPORT_COLUMNS, type ImportColumn } from "@/lib/domain/library/prompt-import";

/** What spreadsheets of questions and keyword tools call these columns, beside their own names. */
const SYNONYMS: Record<ImportColumn, readonly string[]> = {
  prompt: [
    "question",
    "questions",
    "prompts",
    "user prompt",
    "keyword",
    "keywords",
    "query",
    "queries",
    "search term",
  ],
  topic: ["topics", "category", "theme", "cluster"],
  tags: ["tag", "label", "labels"],
  intent: ["branded"],
  stage: ["funnel stage", "funnel", "journey stage"],
  market: ["locale"],
  persona: ["audience"],
  family: ["prompt family", "group"],
  weight: ["volume", "search volume", "avg monthly searches", "monthly searches", "searches"],
  system_message: ["system prompt", "system"],
};

/** `Avg. Monthly  Searches` and `avg_monthly_searches` are the same name. */
const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_.:-]+/g, " ")
    .trim();

const BY_NAME = new Map(
  IMPORT_COLUMNS.flatMap((column) =>
    [column, ...SYNONYMS[column]].map((name) => [fold(name), column] as const),
  ),
);

/** Which column a header names; null where it is none that is known. */
const columnOf = (header: string): ImportColumn | null => BY_NAME.get(fold(header)) ?? null;

/** Where each column stands in a row of headers: under its own name if there, else the first of its other names. */
export function findColumns(headers: readonly string[]): Map<ImportColumn, number> {
  const found = new Map<ImportColumn, number>();
  for (const exactly of [true, false])
    headers.forEach((header, place) => {
      const column = columnOf(header);
      if (column === null || found.has(column) || (exactly && fold(header) !== fold(column))) return;
      found.set(column, place);
    });
  return found;
}
