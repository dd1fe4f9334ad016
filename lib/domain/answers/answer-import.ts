import { z } from "zod";
import type { Surface } from "@/lib/domain/engines/surface";

interface ImportedCitation {
  url: string;
  title: string | null;
  /** The part of the text that it backs, in UTF-16 code units, end exclusive; null where that is not told. */
  start: number | null;
  end: number | null;
}

/** A line as it is understood. Amounts in decimal strings of dollars. */
export interface ImportedAnswer {
  prompt: string;
  /** An engine of the API by its name on the wire; any other by its own. */
  engine: string;
  model: string;
  /** ISO 8601, UTC. */
  answeredAt: string;
  text: string;
  /** Null where the line does not say. */
  webSearch: boolean | null;
  citations: ImportedCitation[];
  repeat: number | null;
  family: string | null;
  promptSet: string | null;
  tags: string[];
  country: string | null;
  language: string | null;
  surface: Surface;
  inputTokens: number | null;
  outputTokens: number | null;
  moneySpent: string | null;
  cost: string | null;
  externalId: string | null;
}

/** Something in a line that keeps it from being imported. */
export const lineProblemSchema = z.object({
  /** Of the file, from 1: where the line begins. */
  line: z.int().positive(),
  /** A field's name, a place in it (`citations[2].url`), or "line" for the line as a whole. */
  field: z.string(),
  message: z.string(),
});
export type LineProblem = z.infer<typeof lineProblemSchema>;

/**
 * What becomes of a line: it is new, was imported before, stands above in the file, was imported before with other
 * content under its `external_id`, or something in it is wrong.
 */
const LINE_OUTCOMES = ["fresh", "already", "twice", "changed", "wrong"] as const;
export type LineOutcome = (typeof LINE_OUTCOMES)[number];

const count = z.int().nonnegative().default(0);

/** Lines of a file by what becomes of them, or became; each line counts once. */
export const importCountsSchema = z.object({
  fresh: count,
  already: count,
  twice: count,
  changed: count,
  wrong: count,
  citations: count,
  /** Problems by the field they are of, wherever in it: a line may have several. */
  problems: z.record(z.string(), z.int().positive()).default({}),
});
export type ImportCounts = z.infer<typeof importCountsSchema>;

/** So many problems by field, and these: `citations[3].url` counts as `citations[].url`. */
export function countProblems(
  before: ImportCounts["problems"],
  problems: readonly LineProblem[],
): ImportCounts["problems"] {
  const counts = new Map(Object.entries(before));
  for (const { field } of problems) {
    const kind = field.replace(/\[\d+\]/g, "[]");
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

/** All lines with anything in them that were counted. */
export const linesCounted = (counts: ImportCounts): number =>
  LINE_OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
