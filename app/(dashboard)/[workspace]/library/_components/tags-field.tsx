"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { withoutTricks } from "@/lib/format/hostile";

interface TagsFieldProps {
  label: string;
  tags: readonly string[];
  /** Those in use, to pick from while typing. */
  known: readonly string[];
  error?: string;
  onChange: (tags: string[]) => void;
}

/** Tags one by one: typed and put in by Enter or by leaving the box, taken out by their buttons. */
export function TagsField({ label, tags, known, error, onChange }: TagsFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState("");

  function add() {
    const tag = typed.trim();
    setTyped("");
    if (tag !== "" && !tags.includes(tag)) onChange([...tags, tag]);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || typed.trim() === "") return;
    // Also with Ctrl, which saves the form: not without the tag.
    event.preventDefault();
    event.stopPropagation();
    add();
  }

  return (
    <div className="flex flex-col gap-1">
      <Field label={label} error={error} hint="Enter puts one in.">
        <Input
          list={id}
          value={typed}
          autoComplete="off"
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={add}
        />
      </Field>
      <datalist id={id}>
        {known.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      {tags.length > 0 && (
        <ul aria-label={`${label} so far`} className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <li key={tag} className="bg-sunken flex items-center rounded border pl-1.5 text-sm">
              <span className="min-w-0 break-words">{withoutTricks(tag)}</span>
              <button
                type="button"
                aria-label={`Take out ${withoutTricks(tag)}`}
                onClick={() => onChange(tags.filter((other) => other !== tag))}
                className="hover:bg-canvas inline-flex size-6 items-center justify-center rounded"
              >
                <X aria-hidden="true" className="size-3" strokeWidth={2} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
