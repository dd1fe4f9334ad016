"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { Notice } from "@/components/ui/notice";
import { ANSWER_IMPORT_LIMITS } from "@/lib/domain/answers/import-words";
import { shorten } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { RequestError } from "@/lib/queries/request-error";
import { sendPieces } from "@/lib/queries/send-pieces";
import { useAction } from "@/lib/queries/use-action";
import { finishUploadAction, openImportAction } from "../import-actions";

const { bytes: MOST, pieceBytes, fileNameChars } = ANSWER_IMPORT_LIMITS;

/** A file of answers, sent piece by piece; the file stays chosen where something fails. */
export function UploadForm({ slug }: { slug: string }) {
  const router = useRouter();
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [failure, setFailure] = useState<RequestError | null>(null);
  const open = useAction(openImportAction.bind(null, slug));
  const finish = useAction(finishUploadAction.bind(null, slug));
  const tooLarge = file !== null && file.size > MOST;
  const refusal = failure ?? open.result.serverError ?? finish.result.serverError;

  async function upload(chosen: File): Promise<void> {
    setFailure(null);
    setSent(0);
    try {
      const opened = await open.executeAsync({ fileName: shorten(chosen.name, fileNameChars) });
      const id = opened.data?.id;
      if (id === undefined) return;
      const pieces = await sendPieces(chosen, {
        url: paths.api.workspace(slug).answerImportPieces(),
        ...{ id, pieceBytes },
        onSent: (sent) => setSent(Math.min(chosen.size, sent * pieceBytes)),
      });
      const finished = await finish.executeAsync({ id, pieces });
      if (finished.data) router.push(paths.workspace(slug).importAnswers({ import: id }));
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setFailure(error);
    } finally {
      setSent(null);
    }
  }

  return (
    <form
      className="flex max-w-xl flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (file && !tooLarge) void upload(file);
      }}
    >
      <Field
        label="A file of answers"
        hint="JSON Lines, one answer a line, or CSV in any encoding; at most 1 GB and a million answers. A prompt, an engine, a model, a time and a text make an answer; nothing is imported before you have seen what comes of it."
        error={tooLarge ? "This file is larger than 1 GB. Split it." : undefined}
        className="w-full"
      >
        <FileInput
          accept=".jsonl,.ndjson,.csv,.tsv,.txt,text/csv,text/plain,application/x-ndjson"
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
        />
      </Field>
      {sent !== null && file && (
        <p role="status" className="tabular text-muted text-sm">
          {Math.floor((100 * sent) / Math.max(1, file.size))} % sent
        </p>
      )}
      {refusal && <Notice tone="danger" title={<FailureWords failure={refusal} />} />}
      <Button type="submit" look="primary" disabled={!file || tooLarge} busy={sent !== null}>
        Look through the file
      </Button>
    </form>
  );
}
