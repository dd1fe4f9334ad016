import type { Correction, ImportReport } from "@/lib/domain/library/prompt-import";
import { paths } from "@/lib/paths";
import { postForFile, postForm } from "./fetch-json";

export interface ImportRequest {
  setId: string;
  /** Null for what was pasted. */
  fileName: string | null;
  corrections: Correction[];
  makeMissing: boolean;
}

function formOf(step: "check" | "import" | "problems", file: Blob, request: ImportRequest): FormData {
  const form = new FormData();
  form.set("request", JSON.stringify({ step, ...request }));
  form.set("file", file);
  return form;
}

/** Says what importing a file of questions would do, or does it. Throws a `RequestError`. */
export const sendImport = (
  slug: string,
  step: "check" | "import",
  file: Blob,
  request: ImportRequest,
): Promise<ImportReport> =>
  postForm(paths.api.workspace(slug).libraryImport(), formOf(step, file, request), () =>
    import("./import-report-schema").then((module) => module.importReportSchema),
  );

/** The rows that would not be imported, as a CSV file. Throws a `RequestError`. */
export const fetchLeftOut = (slug: string, file: Blob, request: ImportRequest): Promise<Blob> =>
  postForFile(paths.api.workspace(slug).libraryImport(), formOf("problems", file, request));
