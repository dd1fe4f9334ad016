"use client";

import { useRouter } from "next/navigation";
import { Suspense, useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { useSelection } from "@/components/tables/selection";
import { SelectionBar } from "@/components/tables/selection-bar";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { lazyForm } from "@/components/ui/lazy-part";
import type { SetPromptChoices, SetPromptFilter } from "@/lib/domain/library/set-prompt";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { outcomeWords, undoWords } from "../change-words";
import { editPromptsAction, undoChangeAction } from "../set-actions";

const BulkEditForm = lazyForm(() => import("./bulk-edit-form"));

type Edit = Parameters<typeof editPromptsAction>[1]["edit"];

interface PromptsBarProps {
  slug: string;
  setId: string;
  /** What the list is narrowed to: "all matching" is by it. */
  filter: SetPromptFilter;
  choices: SetPromptChoices;
}

/** What can be done with the selected prompts, what came of it, and the way back. */
export function PromptsBar({ slug, setId, filter, choices }: PromptsBarProps) {
  const router = useRouter();
  const { ids, count, clear } = useSelection();
  const [editing, setEditing] = useState(false);
  const undo = useAction(undoChangeAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const change = useAction(editPromptsAction.bind(null, slug), {
    onSuccess: () => {
      setEditing(false);
      clear();
      router.refresh();
    },
  });
  const run = (edit: Edit) => {
    undo.reset();
    change.execute({ setId, selection: ids === null ? { filter } : { ids }, edit });
  };
  const outcome = change.result.data;
  const undone = undo.result.data;
  const { edit: ofEdit, selection: ofSelection } = change.result.validationErrors?.fieldErrors ?? {};
  const invalid = ofEdit?.[0] ?? ofSelection?.[0];
  const refused =
    change.result.serverError ?? (invalid ? { code: "invalid" as const, message: invalid } : undefined);
  const failure = undo.result.serverError ?? refused;
  return (
    <>
      <SelectionBar what="prompt">
        <Button size="small" onClick={() => setEditing(true)}>
          Edit…
        </Button>
        <Button
          size="small"
          busy={change.isPending}
          onClick={() => run({ change: filter.archived ? "restore" : "archive" })}
        >
          {filter.archived ? "Restore" : "Archive"}
        </Button>
        {change.isPending && (
          <span role="status" className="text-muted text-sm">
            Changing {counted(count, "prompt")}…
          </span>
        )}
      </SelectionBar>
      {failure && <Notice tone="danger" className="mb-2" title={<FailureWords failure={failure} />} />}
      {undone ? (
        <Notice tone="good" className="mb-2" title={undoWords(undone)} />
      ) : (
        outcome &&
        !change.isPending && (
          <Notice
            className="mb-2"
            tone={outcome.changed > 0 ? "good" : "neutral"}
            title={outcomeWords(outcome)}
            action={
              outcome.changeId && (
                <Button
                  size="small"
                  busy={undo.isPending}
                  onClick={() => undo.execute({ id: outcome.changeId ?? "" })}
                >
                  {undo.isPending ? `Undoing ${counted(outcome.changed, "change")}…` : "Undo"}
                </Button>
              )
            }
          />
        )
      )}
      {editing && (
        <Suspense fallback={null}>
          <BulkEditForm
            count={count}
            choices={choices}
            busy={change.isPending}
            failure={refused ?? null}
            onClose={() => setEditing(false)}
            onEdit={run}
          />
        </Suspense>
      )}
    </>
  );
}
