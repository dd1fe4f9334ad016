"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { useSelection } from "@/components/tables/selection";
import { SelectionBar } from "@/components/tables/selection-bar";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { undoWords } from "../../change-words";
import { undoChangeAction } from "../../set-actions";
import { addSuggestionsAction } from "../suggest-actions";

interface AddingValue {
  add: (questions: string[]) => void;
  busy: boolean;
}

const AddingContext = createContext<AddingValue | null>(null);

interface AddingProps {
  slug: string;
  setId: string;
  /** The table, whose rows can be added one by one. */
  children: ReactNode;
}

/** Adds the selected suggestions, or one of them; says what came of it, with the way back. Stands inside a `Selection`. */
export function Adding({ slug, setId, children }: AddingProps) {
  const router = useRouter();
  const { ids, clear } = useSelection();
  const undo = useAction(undoChangeAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const adding = useAction(addSuggestionsAction.bind(null, slug), {
    onSuccess: () => {
      clear();
      router.refresh();
    },
  });
  const add = (questions: string[]) => {
    undo.reset();
    adding.execute({ setId, questions });
  };
  const busy = adding.isPending;
  const { data: added } = adding.result;
  const undone = undo.result.data;
  const failure = undo.result.serverError ?? adding.result.serverError;
  const changeId = added?.changeId ?? null;
  return (
    <AddingContext value={{ add, busy }}>
      <SelectionBar what="suggestion">
        <Button size="small" busy={busy} onClick={() => add(ids ?? [])}>
          Add to the set
        </Button>
      </SelectionBar>
      {failure && <Notice tone="danger" className="mb-2" title={<FailureWords failure={failure} />} />}
      {undone && <Notice tone="good" className="mb-2" title={undoWords(undone)} />}
      {added && !undone && !busy && (
        <Notice
          className="mb-2"
          tone={added.added > 0 ? "good" : "neutral"}
          title={`${counted(added.added, "question")} ${added.added === 1 ? "was" : "were"} added.`}
          action={
            changeId && (
              <Button size="small" busy={undo.isPending} onClick={() => undo.execute({ id: changeId })}>
                Undo
              </Button>
            )
          }
        >
          {added.already > 0 && `${counted(added.already, "was", "were")} in the set already. `}
          {added.tooLong > 0 && `${counted(added.tooLong, "was", "were")} too long and left out.`}
        </Notice>
      )}
      {children}
    </AddingContext>
  );
}

/** The button that adds one suggestion. Throws outside an `Adding`. */
export function AddOne({ words }: { words: string }) {
  const adding = useContext(AddingContext);
  if (adding === null) throw new Error("There is no Adding around this.");
  return (
    <Button size="small" look="quiet" disabled={adding.busy} onClick={() => adding.add([words])}>
      Add<span className="sr-only">: {withoutTricks(words)}</span>
    </Button>
  );
}
