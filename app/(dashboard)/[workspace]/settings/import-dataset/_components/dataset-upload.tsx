"use client";

import { useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FileInput } from "@/components/ui/file-input";
import { Notice } from "@/components/ui/notice";
import { DATASET_IMPORT_LIMITS } from "@/lib/domain/exports/dataset-import-limits";
import { shorten } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { RequestError } from "@/lib/queries/request-error";
import { sendPieces } from "@/lib/queries/send-pieces";
import { useAction } from "@/lib/queries/use-action";
import { openDatasetAction, startDatasetAction } from "../dataset-actions";

const { bytes: MOST, pieceBytes, fileNameChars } = DATASET_IMPORT_LIMITS;
const GB = 1024 ** 3;

/** An upload that was begun: what is there of its file stays there where something fails. */
interface Begun {
  id: string;
  pieces: number;
}

/** The archive, sent piece by piece, and then imported. */
export function DatasetUpload({ slug, onStarted }: { slug: string; onStarted: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<RequestError | null>(null);
  const open = useAction(openDatasetAction.bind(null, slug));
  const start = useAction(startDatasetAction.bind(null, slug));
  const tooLarge = file !== null && file.size > MOST;
  const refusal = failure ?? open.result.serverError ?? start.result.serverError;

  async function upload(chosen: File): Promise<void> {
    setFailure(null);
    setSending(true);
    try {
      const { id, pieces } = begun ?? { id: await openFor(chosen), pieces: 0 };
      if (id === undefined) return;
      setBegun({ id, pieces });
      await sendPieces(chosen, {
        url: paths.api.workspace(slug).datasetPieces(),
        ...{ id, pieceBytes, from: pieces },
        onSent: (sent) => setBegun({ id, pieces: sent }),
      });
      const started = await start.executeAsync({ id });
      if (started.data) onStarted();
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      setFailure(error);
      // What was begun is gone, or is another file's: the next try begins anew.
      if (error.code !== "upstream") setBegun(null);
    } finally {
      setSending(false);
    }
  }

  async function openFor({ name, size }: File): Promise<string | undefined> {
    const opened = await open.executeAsync({ fileName: shorten(name, fileNameChars), bytes: size });
    return opened.data?.id;
  }

  return (
    <form
      aria-label="Import a dataset"
      className="flex w-full max-w-xl flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (file && !tooLarge) void upload(file);
      }}
    >
      <Field
        label="A dataset"
        hint={`The zip archive as it was exported, at most ${MOST / GB} GB. Its checksums are looked at before anything is written.`}
        error={tooLarge ? `This file is larger than ${MOST / GB} GB.` : undefined}
        className="w-full"
      >
        <FileInput
          accept=".zip,application/zip"
          onChange={({ target }) => {
            setFile(target.files?.[0] ?? null);
            setBegun(null);
          }}
        />
      </Field>
      {isSending && file && (
        <p role="status" className="tabular text-muted text-sm">
          {Math.min(100, Math.floor((100 * (begun?.pieces ?? 0) * pieceBytes) / Math.max(1, file.size)))} %
          sent
        </p>
      )}
      {refusal && <Notice tone="danger" title={<FailureWords failure={refusal} />} />}
      <Button type="submit" look="primary" disabled={!file || tooLarge} busy={isSending}>
        Import the dataset
      </Button>
    </form>
  );
}
