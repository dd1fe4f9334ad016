import type { Dimension } from "@/lib/statistics/measures/group-rows";
import type { TrackedBrand } from "@/lib/statistics/measures/brand-table";
import type { MeasuredAnswer } from "@/lib/statistics/measures/measured-answer";
import type { NumberedBrand } from "./measurer";

/** All that was read of a file: cells, what they are told apart by, in words, and what was not taken. */
export interface Given {
  rows: MeasuredAnswer[];
  brands: readonly NumberedBrand[];
  tracked: TrackedBrand[];
  /** Of keys that are not their own name. */
  names: Partial<Record<Dimension, ReadonlyMap<string, string>>>;
  zone: string;
  source: Source;
  /** What is wrong with single lines, a line each. */
  problems: string[];
}

export type Source =
  | {
      kind: "dataset";
      workspace: string;
      exportedAt: string;
      /** Files that are not as they were written. */
      changedFiles: string[];
    }
  | {
      kind: "answers";
      lines: number;
      /** Lines that are no answer, that have the id of another, and that stand there twice: none of them is counted. */
      leftOut: { wrong: number; changed: number; twice: number };
    };
