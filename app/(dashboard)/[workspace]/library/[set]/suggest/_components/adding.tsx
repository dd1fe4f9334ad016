"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { useSelection } from "@/components/tables/selection";
import { SelectionBar } from "@/components/tables/selection-bar";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import { undoWords } from "../../change-words";
import { undoChangeAction } from "../../set-actions";
import { addSuggestionsAction } from "../suggest-actions";
import { AddedNotice } from "./added-notice";

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
        <AddedNotice added={added} undoing={undo.isPending} onUndo={(id) => undo.execute({ id })} />
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
