"use client";

import { createContext, type KeyboardEvent, type ReactNode, useContext, useState } from "react";
import { changeSelection, NOTHING_SELECTED, type Selected } from "./change-selection";

interface SelectionValue {
  /** How many rows are chosen, those on other pages included. */
  count: number;
  /** The chosen rows' keys; null where all that the filter finds are chosen. */
  ids: string[] | null;
  /** Whether the whole page is chosen, and the filter finds more. */
  canSelectAll: boolean;
  /** All rows of the filter. */
  total: number;
  /** There are more than were counted. */
  isMore: boolean;
  pageIds: readonly string[];
  has: (id: string) => boolean;
  toggle: (id: string, isRange: boolean) => void;
  togglePage: () => void;
  selectAll: () => void;
  clear: () => void;
}

const SelectionContext = createContext<SelectionValue | null>(null);

/** The choice of rows around this. Throws outside a `Selection`. */
export function useSelection(): SelectionValue {
  const selection = useContext(SelectionContext);
  if (selection === null) throw new Error("There is no Selection around this.");
  return selection;
}

interface SelectionProps {
  /** The keys of the rows of the page, in their order. */
  pageIds: readonly string[];
  /** All rows that the filter finds, or as many as were counted of them. */
  total: number;
  isMore?: boolean;
  children: ReactNode;
}

/**
 * Holds which rows of a list are chosen, over its pages; give it the filter as its `key`, so that another filter begins
 * with none. On a row's link x and space choose it; with Shift, all from the one chosen last.
 */
export function Selection({ pageIds, total, isMore = false, children }: SelectionProps) {
  const [selected, setSelected] = useState<Selected>(NOTHING_SELECTED);
  const has = (id: string) => selected.all || selected.ids.has(id);
  const toggle = (id: string, isRange: boolean) =>
    setSelected((now) => changeSelection(now, { kind: isRange ? "range" : "row", id, pageIds }));

  function onKeyDown(event: KeyboardEvent) {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.metaKey || event.ctrlKey || event.altKey) return;
    const isLink = target.matches("[data-row-link]");
    const isChoice = key.toLowerCase() === "x" || (key === " " && isLink);
    const id = target.closest<HTMLElement>("[data-row]")?.dataset["row"];
    if (!isChoice || id === undefined || !(isLink || target.matches("[data-row-check]"))) return;
    event.preventDefault();
    toggle(id, event.shiftKey);
  }

  const pageChosen = pageIds.length > 0 && pageIds.every(has);
  const value: SelectionValue = {
    count: selected.all ? total : selected.ids.size,
    ids: selected.all ? null : [...selected.ids],
    canSelectAll: !selected.all && pageChosen && (isMore || total > selected.ids.size),
    total,
    isMore: isMore && selected.all,
    pageIds,
    has,
    toggle,
    togglePage: () => setSelected((now) => changeSelection(now, { kind: "page", pageIds })),
    selectAll: () => setSelected({ all: true, ids: new Set(), last: null }),
    clear: () => setSelected(NOTHING_SELECTED),
  };
  return (
    <SelectionContext value={value}>
      <div onKeyDown={onKeyDown}>{children}</div>
    </SelectionContext>
  );
}

/** As large as a finger needs, and above the link that covers the row. */
const boxClasses = "relative z-10 -m-1.5 inline-flex size-7 items-center justify-center align-middle";

/** The check box of one row. */
export function SelectRow({ id, name }: { id: string; name: string }) {
  const { has, toggle } = useSelection();
  return (
    <label className={boxClasses}>
      <input
        type="checkbox"
        data-row-check
        aria-label={`Select ${name}`}
        checked={has(id)}
        onChange={({ nativeEvent }) => toggle(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
        className="accent-accent size-4"
      />
    </label>
  );
}

/** The check box of all rows of the page. */
export function SelectPage() {
  const { has, pageIds, togglePage } = useSelection();
  const chosen = pageIds.filter(has).length;
  return (
    <label className={boxClasses}>
      <input
        type="checkbox"
        aria-label="Select all on this page"
        checked={chosen > 0 && chosen === pageIds.length}
        ref={(box) => {
          if (box) box.indeterminate = chosen > 0 && chosen < pageIds.length;
        }}
        onChange={togglePage}
        className="accent-accent size-4"
      />
    </label>
  );
}
