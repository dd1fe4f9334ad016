"use client";

import { useRouter } from "next/navigation";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { DeletionRow } from "@/lib/domain/answers/deletion";
import { lossWords } from "@/lib/format/deletion-words";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import { undoDeletionAction } from "../../../deletion-actions";

interface DeletedItemProps {
  slug: string;
  row: DeletionRow;
}

/** What one act deleted, who did it, and until when it can be undone. */
export function DeletedItem({ slug, row }: DeletedItemProps) {
  const router = useRouter();
  const undo = useAction(undoDeletionAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const { serverError } = undo.result;
  const name = row.kind === "run" ? `Run: ${withoutTricks(row.name ?? "")}` : "Answers";
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 px-4 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium break-words">{name}</p>
        <p className="text-sm">{lossWords(row)}</p>
        <p className="text-muted text-sm">
          Deleted by {row.by === null ? "somebody who is gone" : withoutTricks(row.by)}{" "}
          <Time iso={row.deletedAt} />. Can be undone until <Time iso={row.undoUntil} />.
        </p>
        {serverError && (
          <p role="alert" className="text-danger text-sm">
            <FailureWords failure={serverError} />
          </p>
        )}
      </div>
      <Button
        size="small"
        busy={undo.isPending || undo.hasSucceeded}
        aria-label={`Undo the deletion of ${name}`}
        onClick={() => undo.execute({ id: row.id })}
      >
        Undo
      </Button>
    </li>
  );
}
