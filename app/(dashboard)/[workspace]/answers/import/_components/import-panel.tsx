"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { ImportView } from "@/lib/domain/answers/answer-import-view";
import { IMPORT_STATE_LABELS, isUnderWay } from "@/lib/domain/answers/import-words";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { importQuery } from "@/lib/queries/answer-imports";
import { useAction } from "@/lib/queries/use-action";
import { discardImportAction, startImportAction, undoImportAction } from "../import-actions";
import { ColumnsForm } from "./columns-form";
import { ProblemList } from "./problem-list";

/** An import from its file to its answers: what the columns are, what would come in, how far it is, what came of it. */
export function ImportPanel({ slug, initial }: { slug: string; initial: ImportView }) {
  const links = paths.workspace(slug);
  const router = useRouter();
  const { data: view = initial, refetch } = useQuery({
    ...importQuery(slug, initial.id),
    initialData: initial,
  });
  const again = { onSuccess: () => void refetch() };
  const start = useAction(startImportAction.bind(null, slug), again);
  const undo = useAction(undoImportAction.bind(null, slug), again);
  const discard = useAction(discardImportAction.bind(null, slug), {
    onSuccess: () => router.push(links.importAnswers()),
  });
  const refusal = start.result.serverError ?? undo.result.serverError ?? discard.result.serverError;
  const { id, state, counts } = view;
  const left = counts.wrong + counts.changed + counts.twice;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted flex flex-wrap gap-x-3 text-sm">
        <span>{withoutTricks(view.fileName)}</span>
        <span className="tabular">{formatCount(view.bytes)} bytes</span>
        {view.encoding && <span>read as {view.encoding}</span>}
        <span>{IMPORT_STATE_LABELS[state]}</span>
      </p>
      {state === "uploading" && !view.csv && (
        <Notice tone="warn" title="The file did not arrive whole">
          Throw this upload away, and choose the file again.
        </Notice>
      )}
      {view.csv && (state === "uploading" || state === "checked") && (
        <ColumnsForm slug={slug} id={id} csv={view.csv} onMapped={() => void refetch()} />
      )}
      {isUnderWay(state) && <Progress view={view} />}
      {(state === "checked" || state === "done" || state === "undone") && (
        <Notice tone={state === "done" ? "good" : "neutral"} title={titleOf(view)}>
          {factsOf(view)}
        </Notice>
      )}
      {refusal && <Notice tone="danger" title={<FailureWords failure={refusal} />} />}
      <div className="flex flex-wrap gap-2">
        {state === "checked" && (
          <Button
            look="primary"
            disabled={counts.fresh === 0}
            busy={start.isPending}
            onClick={() => start.execute({ id })}
          >
            Import {counted(counts.fresh, "answer")}
          </Button>
        )}
        {state === "done" && view.runId && (
          <Button asChild look="primary">
            <Link href={links.answers({ runId: view.runId })}>See its answers</Link>
          </Button>
        )}
        {(state === "done" || state === "importing") && (
          <Button look="danger" busy={undo.isPending} onClick={() => undo.execute({ id })}>
            Undo the import
          </Button>
        )}
        {(state === "uploading" || state === "checking" || state === "checked" || state === "refused") && (
          <Button busy={discard.isPending} onClick={() => discard.execute({ id })}>
            Throw the upload away
          </Button>
        )}
        {left > 0 && (state === "checked" || state === "importing") && (
          <Button asChild>
            <a href={paths.api.workspace(slug).answerImportProblems(id)} download>
              Download all problems
            </a>
          </Button>
        )}
      </div>
      {view.problems.length > 0 && (
        <ProblemList problems={view.problems} lines={left} byField={counts.problems} />
      )}
    </div>
  );
}

function Progress({ view: { state, bytes, bytesRead, counts } }: { view: ImportView }) {
  const percent = Math.min(100, Math.floor((100 * bytesRead) / Math.max(1, bytes)));
  return (
    <div className="flex max-w-xl flex-col gap-1">
      {state === "undoing" ? (
        <progress aria-label="Undoing the import" className="w-full" />
      ) : (
        <progress
          aria-label={state === "checking" ? "Looking through the file" : "Importing"}
          className="w-full"
          max={100}
          value={percent}
        />
      )}
      <p role="status" className="tabular text-muted text-sm">
        {state === "undoing"
          ? "Its answers are being deleted."
          : `${percent} % of the file, ${counted(counts.fresh, "new answer")}. You can leave this page; it goes on.`}
      </p>
    </div>
  );
}

function titleOf({ state, counts }: ImportView): string {
  const answers = counted(counts.fresh, "answer");
  if (state === "undone") return "This import was undone; its answers are deleted.";
  if (state === "done") return `${answers} ${counts.fresh === 1 ? "was" : "were"} imported.`;
  return counts.fresh === 0 ? "Nothing in this file is new." : `${answers} would be new.`;
}

function factsOf({ state, counts }: ImportView): string {
  const facts = [
    counted(counts.citations, "citation"),
    ...(counts.already > 0 ? [`${formatCount(counts.already)} imported before`] : []),
    ...(counts.twice > 0 ? [`${formatCount(counts.twice)} twice in the file`] : []),
    ...(counts.changed > 0 ? [`${formatCount(counts.changed)} with the id of another answer`] : []),
    ...(counts.wrong > 0 ? [`${formatCount(counts.wrong)} with something wrong`] : []),
  ];
  const found =
    state === "done"
      ? " A search finds them once their words were read, which goes on in the background."
      : "";
  return `${facts.join("; ")}.${found}`;
}
