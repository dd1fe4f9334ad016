"use client";

import { type SyntheticEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface TextFilterProps {
  label: string;
  placeholder: string;
  text: string | null;
  onChange: (text: string | null) => void;
  maxLength: number;
  /** Whether it is the screen's own search, to which the key / leads. */
  isMain?: boolean;
}

/**
 * Searches when it is sent, by Enter, its button or by leaving the box, and not at every key: half a word finds
 * nothing. Until then it says that what is shown is not searched yet.
 */
export function TextFilter({
  label,
  placeholder,
  text,
  onChange,
  maxLength,
  isMain = true,
}: TextFilterProps) {
  const [typed, setTyped] = useState(text ?? "");
  const [shown, setShown] = useState(text);
  if (shown !== text) {
    // The address changed from elsewhere: the back button, a cleared filter.
    setShown(text);
    setTyped(text ?? "");
  }
  const wanted = typed.trim() || null;
  const isPending = wanted !== text;
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (isPending) onChange(wanted);
  }
  return (
    <form onSubmit={submit} className="flex min-w-0 flex-1 basis-60 items-end gap-2">
      <Field
        label={label}
        aside={<span role="status">{isPending ? "not searched yet: press Enter" : ""}</span>}
        className="flex-1"
      >
        <Input
          type="search"
          enterKeyHint="search"
          data-search={isMain || undefined}
          placeholder={placeholder}
          maxLength={maxLength}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={submit}
        />
      </Field>
      {isPending && (
        // For a finger and a mouse: pressing it must not be leaving the box. Who types has Enter.
        <Button type="submit" look="primary" tabIndex={-1} onMouseDown={(event) => event.preventDefault()}>
          Search
        </Button>
      )}
    </form>
  );
}
