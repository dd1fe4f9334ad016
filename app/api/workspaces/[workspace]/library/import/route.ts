import { z } from "zod";
import { IMPORT_COLUMNS, IMPORT_LIMITS } from "@/lib/domain/library/prompt-import";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { csvLine } from "@/lib/format/csv";
import { checkImport, exportLeftOut, importPrompts } from "@/lib/services/prompt-imports";
import { buildHeader } from "@/lib/web/error-reply";
import { workspaceUpload } from "@/lib/web/upload";

const requestSchema = z.object({
  /** Says what it would do, does it, or writes down what is left out. */
  step: z.enum(["check", "import", "problems"]),
  setId: z.uuid(),
  /** Null for what was pasted. */
  fileName: typedText("The file's name").check(maxChars(255)).nullable(),
  corrections: z
    .array(
      z.object({
        line: z.int().positive(),
        column: z.enum(IMPORT_COLUMNS),
        value: z.string().max(10_000),
      }),
    )
    .max(IMPORT_LIMITS.rows),
  makeMissing: z.boolean(),
});

/** A file of questions, or a paste: what importing it would do, or its import. Nothing is kept between the two. */
export const POST = workspaceUpload(
  { permission: "prompt:write", request: requestSchema },
  async ({ ctx }, { step, ...asked }, bytes) => {
    const call = { ctx, input: { ...asked, bytes } };
    if (step === "problems") return csvResponse(await exportLeftOut(call));
    const report = await (step === "check" ? checkImport(call) : importPrompts(call));
    return Response.json(report, { headers: { "Cache-Control": "no-store", ...buildHeader() } });
  },
);

function csvResponse({ header, rows }: Awaited<ReturnType<typeof exportLeftOut>>): Response {
  return new Response(`\ufeff${[header, ...rows].map(csvLine).join("")}`, {
    headers: { "Content-Type": "text/csv; charset=utf-8", "Cache-Control": "no-store" },
  });
}
