/** Rows chosen: some by key, or all that the list's filter finds. */
export interface Selected {
  all: boolean;
  ids: ReadonlySet<string>;
  /** The row chosen or let go last, from which a range goes. */
  last: string | null;
}

export const NOTHING_SELECTED: Selected = { all: false, ids: new Set(), last: null };

type Change = { pageIds: readonly string[] } & ({ kind: "row" | "range"; id: string } | { kind: "page" });

/**
 * The choice after a row, a range or a page was chosen or let go. Out of all that the filter finds, what is let go
 * leaves the rest of the page: what stands on other pages nobody sees.
 */
export function changeSelection(now: Selected, change: Change): Selected {
  const { pageIds } = change;
  const ids = new Set(now.all ? pageIds : now.ids);
  if (change.kind === "page") {
    const isWhole = pageIds.every((id) => ids.has(id));
    for (const id of pageIds)
      if (isWhole) ids.delete(id);
      else ids.add(id);
    return { all: false, ids, last: null };
  }
  const { id } = change;
  const from = now.last === null ? -1 : pageIds.indexOf(now.last);
  const to = pageIds.indexOf(id);
  if (change.kind === "range" && from !== -1) {
    // A range becomes what the row it began with is.
    const isChosen = now.last !== null && ids.has(now.last);
    for (const each of pageIds.slice(Math.min(from, to), Math.max(from, to) + 1))
      if (isChosen) ids.add(each);
      else ids.delete(each);
    return { all: false, ids, last: id };
  }
  if (!ids.delete(id)) ids.add(id);
  return { all: false, ids, last: id };
}
