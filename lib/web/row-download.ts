import "server-only";
import type { ParserMap, inferParserType } from "nuqs/server";
import type { ExportFormat } from "@/lib/domain/exports/export";
import { AppError } from "@/lib/domain/errors";
import { readAddress } from "@/lib/queries/read-address";
import type { ExportedRows } from "@/lib/services/exports";
import { ROW_FILES } from "@/lib/table-files/write-rows";

/**
 * The state in an export's address. Throws `invalid` for what can't be read: a page leaves it out and says so, a file
 * would hold more than was asked for.
 */
export async function readExport<Parsers extends ParserMap>(
  parsers: Parsers,
  address: URLSearchParams,
): Promise<inferParserType<Parsers>> {
  const { state, problems } = await readAddress(parsers, Promise.resolve(allOf(address)));
  const fields = problems.map((problem) => ("name" in problem ? problem.name : "from"));
  if (fields.length > 0)
    throw new AppError("invalid", {
      message: `The address of the export can't be read (${fields.join(", ")}), so nothing was written.`,
      fields: Object.fromEntries(fields.map((field) => [field, "can't be read"])),
    });
  return state;
}

const allOf = (address: URLSearchParams): Record<string, string[]> =>
  Object.fromEntries([...new Set(address.keys())].map((name) => [name, address.getAll(name)]));

/** Rows as a file: named after the workspace, what it holds and the day. */
export function rowsFile(
  { columns, batches }: ExportedRows,
  { slug, subject, format, at }: { slug: string; subject: string; format: ExportFormat; at: Date },
) {
  const { write, type } = ROW_FILES[format];
  const day = at.toISOString().slice(0, "yyyy-mm-dd".length);
  return { name: `${slug}-${subject}-${day}.${format}`, type, chunks: write(columns, batches) };
}
