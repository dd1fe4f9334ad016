import { EXPORT_FORMATS, type ExportFormat } from "@/lib/domain/exports/export";

/** Where each format of something is to be had. */
export const exportHrefs = (hrefOf: (format: ExportFormat) => string): Record<ExportFormat, string> => {
  const [csv, jsonl, parquet] = EXPORT_FORMATS;
  return { csv: hrefOf(csv), jsonl: hrefOf(jsonl), parquet: hrefOf(parquet) };
};
