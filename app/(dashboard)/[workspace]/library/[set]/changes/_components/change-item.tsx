"use client";

import { useRouter } from "next/navigation";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { LibraryChangeRow } from "@/lib/domain/library/library-change";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { KIND_WORDS, undoWords } from "../../change-words";
import { undoChangeAction } from "../../set-actions";

interface ChangeItemProps {
  slug: string;
  setId: string;
  change: LibraryChangeRow;
  mayUndo: boolean;
}

/** One act on a set's prompts, with the way back. */
export function ChangeItem({ slug, setId, change, mayUndo }: ChangeItemProps) {
  const router = useRouter();
  const { id, kind, words, count, fileName, runId, by, createdAt, undoneAt } = change;
  const undo = useAction(undoChangeAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const title = withoutTricks(words ?? KIND_WORDS[kind]);
  return (
    <li className="flex flex-col gap-2 px-3 py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p className="font-medium break-words">
            {title}
            {fileName && <span className="text-muted font-normal"> from {withoutTricks(fileName)}</span>}{" "}
            {undoneAt && <Badge>undone</Badge>}
          </p>
          <p className="text-muted text-sm">
            {counted(count, "prompt")} · <Time iso={createdAt} />
            {by && ` · ${by}`}
            {runId && (
              <>
                {" · "}
                <Link
                  href={paths.workspace(slug).library.askForQuestions(setId, { run: runId })}
                  className="text-accent hover:underline"
                >
                  from what an engine was asked
                </Link>
              </>
            )}
          </p>
        </div>
        {mayUndo && undoneAt === null && (
          <Button size="small" busy={undo.isPending} onClick={() => undo.execute({ id })}>
            Undo<span className="sr-only">: {title}</span>
          </Button>
        )}
      </div>
      {undo.result.serverError && (
        <Notice tone="danger" title={<FailureWords failure={undo.result.serverError} />} />
      )}
      {undo.result.data && <Notice tone="good" title={undoWords(undo.result.data)} />}
    </li>
  );
}
