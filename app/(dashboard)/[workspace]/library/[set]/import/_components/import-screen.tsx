"use client";

import { useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { IMPORT_LIMITS, type Correction, type ImportReport } from "@/lib/domain/library/prompt-import";
import { shorten } from "@/lib/format/text";
import { fetchLeftOut, sendImport } from "@/lib/queries/library-import";
import { RequestError } from "@/lib/queries/request-error";
import { ImportOutcome } from "./import-outcome";
import { LeftOutTable } from "./left-out-table";

/** What is imported: a chosen file, or the text of a paste. */
type Source = { file: File } | { text: string };

/** Questions out of a file or a paste: looked through first, put right here, then imported. The file stays chosen. */
export function ImportScreen({ slug, setId }: { slug: string; setId: string }) {
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState("");
  const [source, setSource] = useState<Source | null>(null);
  const [makeMissing, setMakeMissing] = useState(true);
  const [corrections, setCorrections] = useState<Correction[]>([]);
  const [report, setReport] = useState<ImportReport | null>(null);
  /** What the report knows of what was put right. */
  const [reported, setReported] = useState<Correction[]>(corrections);
  const [done, setDone] = useState<ImportReport | null>(null);
  const [busy, setBusy] = useState<"check" | "import" | "problems" | null>(null);
  const [failure, setFailure] = useState<RequestError | null>(null);

  const tooLarge = file !== null && file.size > IMPORT_LIMITS.bytes;
  const blobOf = (from: Source) => ("file" in from ? from.file : new Blob([from.text]));
  const requestOf = (from: Source, put: Correction[]) => ({
    setId,
    fileName: "file" in from ? shorten(from.file.name, 255) : null,
    corrections: put,
    makeMissing,
  });

  async function work(step: "check" | "import" | "problems", from: Source, put: Correction[]): Promise<void> {
    setBusy(step);
    setFailure(null);
    setSource(from);
    try {
      if (step === "problems") return download(await fetchLeftOut(slug, blobOf(from), requestOf(from, put)));
      const result = await sendImport(slug, step, blobOf(from), requestOf(from, put));
      setReport(result);
      setReported(put);
      setDone(step === "import" ? result : null);
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setFailure(error);
    } finally {
      setBusy(null);
    }
  }

  const begin = (from: Source) => {
    const none: Correction[] = [];
    setCorrections(none);
    void work("check", from, none);
  };
  const again = (step: "check" | "import" | "problems") => {
    if (source) void work(step, source, corrections);
  };
  const correct = (correction: Correction) =>
    setCorrections((before) => [
      ...before.filter(({ line, column }) => line !== correction.line || column !== correction.column),
      correction,
    ]);

  return (
    <div className="flex flex-col gap-6">
      <div className="grid gap-4 md:grid-cols-2">
        <form
          className="flex flex-col items-start gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (file && !tooLarge) begin({ file });
          }}
        >
          <Field
            label="A CSV file"
            hint="Commas, semicolons or tabs, in any encoding; at most 10 MB and 20,000 rows. The first row may name columns: prompt, topic, tags, intent, stage, market, persona, family, weight."
            error={tooLarge ? "This file is larger than 10 MB. Split it." : undefined}
            className="w-full"
          >
            <FileInput
              accept=".csv,.tsv,.txt,text/csv,text/plain"
              onChange={({ target }) => {
                setFile(target.files?.[0] ?? null);
                setReport(null);
                setDone(null);
              }}
            />
          </Field>
          <Button type="submit" disabled={!file || tooLarge} busy={busy === "check"}>
            Check the file
          </Button>
        </form>
        <form
          className="flex flex-col items-start gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== "") begin({ text });
          }}
        >
          <Field
            label="Or paste questions"
            hint="One a line, or cells of a spreadsheet with a first row that names them."
            className="w-full"
          >
            <Textarea
              rows={5}
              className="max-h-96"
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </Field>
          <Button type="submit" disabled={text.trim() === ""} busy={busy === "check"}>
            Check the paste
          </Button>
        </form>
      </div>
      <Checkbox
        label="Make families and markets that are not there yet"
        checked={makeMissing}
        onChange={({ target }) => setMakeMissing(target.checked)}
      />
      {failure && <Notice tone="danger" title={<FailureWords failure={failure} />} />}
      {report && (
        <>
          <ImportOutcome
            slug={slug}
            setId={setId}
            report={report}
            imported={done !== null}
            busy={busy}
            changed={corrections !== reported}
            onStep={again}
          />
          {report.listed.length > 0 && (
            <LeftOutTable
              rows={report.listed}
              columns={report.columns}
              corrections={corrections}
              onCorrect={correct}
            />
          )}
        </>
      )}
    </div>
  );
}

/** Hands a file to the person. */
function download(file: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "not-imported.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
