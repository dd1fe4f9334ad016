import { Command } from "cmdk";
import { Check } from "lucide-react";
import { classNames } from "./class-names";
import type { ComboboxOption } from "./combobox-option";

interface ComboboxListProps {
  options: readonly ComboboxOption[];
  value: string | null;
  onChoose: (value: string) => void;
  searchPlaceholder: string;
  emptyText: string;
}

/** Entries that hold every word typed, those that begin with it first. */
function matches(value: string, search: string, keywords: string[] = []): number {
  const [entry = value] = keywords.map((keyword) => keyword.toLowerCase());
  const typed = search.trim().toLowerCase();
  if (!typed.split(/\s+/).every((word) => entry.includes(word))) return 0;
  return entry.startsWith(typed) ? 1 : 0.5;
}

/** The entries of a combobox under the field that finds them. */
export function ComboboxList({ options, value, onChoose, searchPlaceholder, emptyText }: ComboboxListProps) {
  return (
    <Command label={searchPlaceholder} filter={matches}>
      <Command.Input
        autoFocus
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
            onSelect={() => onChoose(option.value)}
            className="data-[disabled=true]:text-muted data-[selected=true]:bg-sunken flex min-h-8 cursor-pointer items-center gap-2 rounded px-2 py-1 data-[disabled=true]:cursor-not-allowed"
          >
            <Check
              aria-hidden="true"
              className={classNames("text-accent size-4 shrink-0", option.value !== value && "invisible")}
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
  );
}
