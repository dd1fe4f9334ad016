"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Popover } from "@/components/ui/popover";

interface ColumnChoiceProps<Key extends string> {
  columns: readonly { key: Key; label: string }[];
  chosen: readonly Key[];
  /** Whether what is chosen is what the list shows by itself. */
  isDefault: boolean;
  /** All that are wanted; null for what the list shows by itself. */
  onChange: (wanted: Key[] | null) => void;
}

/** Which columns a table shows beside its first. */
export const ColumnChoice = <Key extends string>({
  columns,
  chosen,
  isDefault,
  onChange,
}: ColumnChoiceProps<Key>) => (
  <Popover label="Columns" trigger={<Button size="small">Columns</Button>}>
    <div className="flex flex-col gap-3">
      <ul className="grid max-h-80 grid-cols-1 gap-x-4 gap-y-1 overflow-y-auto sm:grid-cols-2">
        {columns.map(({ key, label }) => (
          <li key={key}>
            <Checkbox
              label={label}
              checked={chosen.includes(key)}
              // One stays: a table of nothing but its first column is the list's own way to say "as it is".
              disabled={chosen.length === 1 && chosen.includes(key)}
              onChange={({ target }) =>
                onChange(
                  columns
                    .map((column) => column.key)
                    .filter((other) => (other === key ? target.checked : chosen.includes(other))),
                )
              }
            />
          </li>
        ))}
      </ul>
      <Button size="small" disabled={isDefault} onClick={() => onChange(null)}>
        As the list has them
      </Button>
    </div>
  </Popover>
);
