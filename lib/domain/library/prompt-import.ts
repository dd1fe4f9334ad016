import type { FunnelStage, Intent } from "./library-limits";

/** The columns of questions in a spreadsheet, as they are written out and read again. */
export const IMPORT_COLUMNS = [
  "prompt",
  "topic",
  "tags",
  "intent",
  "stage",
  "market",
  "persona",
  "family",
  "weight",
  "system_message",
] as const;
export type ImportColumn = (typeof IMPORT_COLUMNS)[number];

/** What one import takes. */
export const IMPORT_LIMITS = { bytes: 10 * 1024 * 1024, rows: 20_000 } as const;

/** Rows with something to put right that one reply lists; the rest are counted, and in the file of problems. */
export const LISTED_ROWS_MAX = 200;

/** A cell of the file that a person wrote anew: the row that begins in a line, and a column. */
export interface Correction {
  line: number;
  column: ImportColumn;
  value: string;
}

/** A question as a row says it, checked by itself. Market, persona and family are names, not yet looked up. */
export interface ImportRow {
  /** Of the file, from 1: where the row begins. */
  line: number;
  prompt: string;
  topic: string | null;
  tags: string[];
  intent: Intent | null;
  stage: FunnelStage | null;
  market: string | null;
  persona: string | null;
  family: string | null;
  /** A decimal from 0, as text. */
  weight: string;
  systemMessage: string | null;
}

export interface CellProblem {
  column: ImportColumn;
  message: string;
}

/** Why a row is not imported: something in it is wrong, it stands above already, or the set has it. */
export type LeftOutState = "wrong" | "twice" | "already";

/** A row that is not imported as it stands. */
export interface LeftOutRow {
  line: number;
  state: LeftOutState;
  /** What it says, by column. */
  cells: Partial<Record<ImportColumn, string>>;
  problems: CellProblem[];
}

/** What an import would do, or has done. */
export interface ImportReport {
  /** How the file was read: its encoding, its separator, columns that say nothing. */
  notes: string[];
  /** The columns that were read, in the file's order. */
  columns: ImportColumn[];
  /** Rows with anything in them. */
  rows: number;
  /** Questions that are new to the set; after an import, those that were added. */
  fresh: number;
  /** Rows not imported, by why. */
  leftOut: Record<LeftOutState, number>;
  /** The first of them, `LISTED_ROWS_MAX` at most: what is wrong first. */
  listed: LeftOutRow[];
  /** The first new questions, as they were understood. */
  sample: ImportRow[];
  /** What is made along with them, by name. */
  makes: { families: string[]; markets: string[] };
  /** Of an import that added any: the change that can be undone. */
  changeId: string | null;
  /** When the same bytes were imported into the set before, and not undone. */
  importedBefore: string | null;
}
