"use client";

import { useQuery } from "@tanstack/react-query";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { DatasetImportView, DatasetStand } from "@/lib/domain/exports/dataset-import";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { datasetQuery } from "@/lib/queries/dataset-import";
import { useAction } from "@/lib/queries/use-action";
import { discardDatasetAction, startDatasetAction } from "../dataset-actions";
import { DatasetOutcome } from "./dataset-outcome";
import { DatasetUpload } from "./dataset-upload";

/** A dataset from its file to its answers: sent, checked, imported; or what keeps one from coming in. */
export function DatasetPanel({ slug, initial }: { slug: string; initial: DatasetStand }) {
  const { data: stand = initial, refetch } = useQuery({ ...datasetQuery(slug), initialData: initial });
  const again = { onSuccess: () => void refetch() };
  const start = useAction(startDatasetAction.bind(null, slug), again);
  const discard = useAction(discardDatasetAction.bind(null, slug), again);
  const refusal = start.result.serverError ?? discard.result.serverError;
  const view = stand.import;
  if (view?.state === "done") return <DatasetOutcome slug={slug} view={view} />;
  return (
    <div className="flex flex-col items-start gap-4">
      {view?.state === "importing" && <Progress view={view} />}
      {view?.state === "refused" && (
        <Notice
          tone="danger"
          className="w-full"
          title={withoutTricks(view.failure ?? "Nothing was imported.")}
        >
          {withoutTricks(view.fileName)}, {formatCount(view.bytes)} bytes
        </Notice>
      )}
      {refusal && <Notice tone="danger" title={<FailureWords failure={refusal} />} />}
      {view && view.state !== "uploading" && (
        <div className="flex flex-wrap gap-2">
          {view.state === "refused" && (
            <Button busy={start.isPending} onClick={() => start.execute({ id: view.id })}>
              Try it again
            </Button>
          )}
          <Button look="danger" busy={discard.isPending} onClick={() => discard.execute({ id: view.id })}>
            {view.state === "importing" ? "Stop the import" : "Throw the upload away"}
          </Button>
        </div>
      )}
      {view?.state !== "importing" &&
        (stand.filledBy === null ? (
          <DatasetUpload slug={slug} onStarted={() => void refetch()} />
        ) : (
          <Notice
            tone="warn"
            className="w-full"
            title={`This workspace has ${stand.filledBy} already.`}
            action={
              <Button asChild>
                <Link href={paths.newWorkspace()}>New workspace</Link>
              </Button>
            }
          >
            A dataset is imported into an empty one, so that its counts are the dataset&apos;s own.
          </Notice>
        ))}
    </div>
  );
}

function Progress({ view: { progress, fileName } }: { view: DatasetImportView }) {
  const percent = progress && Math.min(100, Math.floor((100 * progress.done) / Math.max(1, progress.of)));
  const file = progress?.file.replaceAll("_", " ");
  return (
    <div className="flex w-full max-w-xl flex-col gap-1">
      <progress
        aria-label="Importing the dataset"
        className="w-full"
        max={100}
        value={percent ?? undefined}
      />
      <p role="status" className="tabular text-muted text-sm">
        {progress === null
          ? `${withoutTricks(fileName)} is about to be read.`
          : progress.stage === "checking"
            ? `Checking ${file}: ${percent} %.`
            : `Importing ${file}: ${formatCount(progress.done)} of ${formatCount(progress.of)}.`}{" "}
        You can leave this page; it goes on.
      </p>
    </div>
  );
}
