/** What of an answers' filter can be taken away, a row each. */
export const EXPORT_SUBJECTS = ["answers", "citations", "sources"] as const;
export type ExportSubject = (typeof EXPORT_SUBJECTS)[number];

/** What files of rows can be written as, with the end of their names. */
export const EXPORT_FORMATS = ["csv", "jsonl", "parquet"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_FORMAT_LABELS: Record<ExportFormat, string> = {
  csv: "CSV",
  jsonl: "JSON Lines",
  parquet: "Parquet",
};
