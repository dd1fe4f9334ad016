import type { Columns, Row } from "@/lib/domain/exports/column";
import type { ExportFormat } from "@/lib/domain/exports/export";
import { writeCsv } from "./write-csv";
import { writeJsonLines } from "./write-json-lines";
import { writeParquet } from "./write-parquet";

type Writer = (columns: Columns, batches: AsyncIterable<readonly Row[]>) => AsyncGenerator<Uint8Array>;

/** How each format is written, and what a file of it is called on the web. */
export const ROW_FILES: Record<ExportFormat, { write: Writer; type: string }> = {
  csv: { write: writeCsv, type: "text/csv; charset=utf-8" },
  jsonl: { write: writeJsonLines, type: "application/jsonl; charset=utf-8" },
  parquet: { write: writeParquet, type: "application/vnd.apache.parquet" },
};
