"use client";

import { ChevronsUpDown } from "lucide-react";
import { type Ref, Suspense, useId, useImperativeHandle } from "react";
import { classNames } from "./class-names";
import type { ComboboxOption } from "./combobox-option";
import { controlClasses } from "./input";
import { lazyPart } from "./lazy-part";
import { panelClasses, usePanel } from "./use-panel";

interface ComboboxProps {
  ref?: Ref<{ focus: () => void }>;
  options: readonly ComboboxOption[];
  value: string | null;
  onChange: (value: string) => void;
  placeholder: string;
  searchPlaceholder?: string;
  /** Said where the search finds nothing. */
  emptyText?: string;
  disabled?: boolean;
  /** These come from `Field`. */
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: boolean;
  "aria-label"?: string;
}

// What searches comes when somebody is about to.
const loadList = () => import("./combobox-list").then((module) => module.ComboboxList);
const ComboboxList = lazyPart(loadList, {
  title: "The list could not be loaded.",
  kept: "Nothing that was chosen is changed.",
});
// Where it cannot be loaded, the list says so once it is opened.
const preload = () => void loadList().catch(() => undefined);

/** A select one can type in to find an entry. */
export function Combobox({
  ref,
  options,
  value,
  onChange,
  placeholder,
  searchPlaceholder = "Search",
  emptyText = "Nothing found.",
  disabled,
  ...control
}: ComboboxProps) {
  const id = useId();
  const { open, triggerRef, panelRef, onToggle, close } = usePanel<HTMLButtonElement>();
  useImperativeHandle(ref, () => ({ focus: () => triggerRef.current?.focus() }));
  const chosen = options.find((option) => option.value === value);
  return (
    <>
      <button
        {...control}
        ref={triggerRef}
        type="button"
        role="combobox"
        popoverTarget={id}
        aria-expanded={open}
        aria-controls={id}
        aria-haspopup="listbox"
        disabled={disabled}
        onPointerEnter={preload}
        onFocus={preload}
        className={classNames(controlClasses, "flex h-8 items-center justify-between gap-2 px-2 text-left")}
      >
        <span className={classNames("truncate", !chosen && "text-muted")}>
          {chosen?.label ?? placeholder}
        </span>
        <ChevronsUpDown aria-hidden="true" className="text-muted size-4 shrink-0" strokeWidth={1.5} />
      </button>
      <div
        ref={panelRef}
        id={id}
        popover="auto"
        onToggle={onToggle}
        className={classNames(panelClasses, "w-80 max-w-[calc(100vw-1rem)]")}
      >
        {open && (
          <Suspense fallback={<p className="text-muted px-3 py-2 text-sm">Loading…</p>}>
            <ComboboxList
              options={options}
              value={value}
              onChoose={(choice) => {
                onChange(choice);
                close();
              }}
              searchPlaceholder={searchPlaceholder}
              emptyText={emptyText}
            />
          </Suspense>
        )}
      </div>
    </>
  );
}
