/*
 * What is typed and not sent yet, kept by the browser: it outlives leaving the page, Back, a reload and a lost session.
 * Each tab has its own; a draft of a new question is there for the next tab, too.
 */

export interface DraftName {
  /** A member in a workspace. */
  owner: string;
  /** The question: a run's or a prompt's id, or `NEW_DRAFT`. */
  of: string;
}

/** The name of the draft of a question that is not one asked before. */
export const NEW_DRAFT = "new";

const keyOf = ({ owner, of }: DraftName) => `sightline.draft.${owner}.${of}`;

// A browser may refuse to keep anything; a draft is then lost with the page, and nothing else.
function attempt<Result>(act: () => Result): Result | null {
  try {
    return act();
  } catch {
    return null;
  }
}

export function keepDraft(name: DraftName, text: string): void {
  attempt(() => sessionStorage.setItem(keyOf(name), text));
  if (name.of === NEW_DRAFT) attempt(() => localStorage.setItem(keyOf(name), text));
}

export function dropDraft(name: DraftName): void {
  attempt(() => sessionStorage.removeItem(keyOf(name)));
  attempt(() => localStorage.removeItem(keyOf(name)));
}

/** The text of a draft; null where there is none. */
export const keptDraft = (name: DraftName): string | null =>
  attempt(() => sessionStorage.getItem(keyOf(name))) ??
  (name.of === NEW_DRAFT ? attempt(() => localStorage.getItem(keyOf(name))) : null);
