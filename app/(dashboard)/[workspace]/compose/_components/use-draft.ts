import { useEffect, useState, type Dispatch, type SetStateAction } from "react";
import { keepDraft, type DraftName } from "../kept-drafts";

/** Holds what is typed from its beginning on, and keeps what is changed of it as a draft, written as a text. */
export function useDraft<Typed extends object>(
  begin: () => Typed,
  write: (typed: Typed) => string,
  { owner, of }: DraftName,
): [Typed, Dispatch<SetStateAction<Typed>>] {
  const [first] = useState(begin);
  const [typed, setTyped] = useState(first);
  useEffect(() => {
    if (typed !== first) keepDraft({ owner, of }, write(typed));
  }, [typed, first, write, owner, of]);
  return [typed, setTyped];
}
