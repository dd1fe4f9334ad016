"use client";

import { Command } from "cmdk";
import { Check, ChevronsUpDown } from "lucide-react";
import { Popover as RadixPopover } from "radix-ui";
import { type ReactNode, useState } from "react";
import { classNames } from "./class-names";
import { controlClasses } from "./input";

export interface ComboboxOption {
  value: string;
  label: string;
  /** Shown small beside the label: what it can do, what it lacks. */
  note?: ReactNode;
  /** Why it cannot be chosen. */
  disabledReason?: string;
}

interface ComboboxProps {
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

/** Entries that hold every word typed, those that begin with it first. */
function matches(value: string, search: string, keywords: string[] = []): number {
  const [entry = value] = keywords.map((keyword) => keyword.toLowerCase());
  const typed = search.trim().toLowerCase();
  if (!typed.split(/\s+/).every((word) => entry.includes(word))) return 0;
  return entry.startsWith(typed) ? 1 : 0.5;
}

/** A select one can type in to find an entry. */
export function Combobox({
  options,
  value,
  onChange,
  placeholder,
  searchPlaceholder = "Search",
  emptyText = "Nothing found.",
  disabled,
  ...control
}: ComboboxProps) {
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  return (
    <RadixPopover.Root open={open} onOpenChange={setOpen}>
      <RadixPopover.Trigger
        type="button"
        role="combobox"
        aria-expanded={open}
        disabled={disabled}
        className={classNames(controlClasses, "flex h-8 items-center justify-between gap-2 px-2 text-left")}
        {...control}
      >
        <span className={classNames("truncate", !chosen && "text-muted")}>
          {chosen?.label ?? placeholder}
        </span>
        <ChevronsUpDown aria-hidden="true" className="text-muted size-4 shrink-0" strokeWidth={1.5} />
      </RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content
          align="start"
          sideOffset={4}
          className="bg-surface z-50 w-(--radix-popover-trigger-width) min-w-64 rounded-md border shadow-lg"
        >
          <Command label={searchPlaceholder} filter={matches}>
            <Command.Input
              placeholder={searchPlaceholder}
              className="placeholder:text-muted h-9 w-full border-b bg-transparent px-3 text-base outline-none"
            />
            <Command.List className="max-h-72 overflow-y-auto p-1">
              <Command.Empty className="text-muted px-2 py-3 text-sm">{emptyText}</Command.Empty>
              {options.map((option) => (
                <Command.Item
                  key={option.value}
                  value={option.value}
                  keywords={[option.label]}
                  disabled={option.disabledReason !== undefined}
                  onSelect={() => {
                    onChange(option.value);
                    setOpen(false);
                  }}
                  className="data-[disabled=true]:text-muted data-[selected=true]:bg-sunken flex min-h-8 cursor-pointer items-center gap-2 rounded px-2 py-1 data-[disabled=true]:cursor-not-allowed"
                >
                  <Check
                    aria-hidden="true"
                    className={classNames(
                      "text-accent size-4 shrink-0",
                      option.value !== value && "invisible",
                    )}
                    strokeWidth={1.5}
                  />
                  <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-3">
                    <span className="min-w-0 break-words">{option.label}</span>
                    {(option.disabledReason ?? option.note) && (
                      <span className="text-muted text-xs">{option.disabledReason ?? option.note}</span>
                    )}
                  </span>
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
