"use client";

import { type SyntheticEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface TextFilterProps {
  label: string;
  placeholder: string;
  text: string | null;
  onChange: (text: string | null) => void;
  maxLength: number;
}

/** Searches when Enter is pressed or the box is left, not at every key. The key / leads here. */
export function TextFilter({ label, placeholder, text, onChange, maxLength }: TextFilterProps) {
  const [typed, setTyped] = useState(text ?? "");
  const [shown, setShown] = useState(text);
  if (shown !== text) {
    // The address changed from elsewhere: the back button, a cleared filter.
    setShown(text);
    setTyped(text ?? "");
  }
  function submit(event: SyntheticEvent) {
    event.preventDefault();
    const wanted = typed.trim() || null;
    if (wanted !== text) onChange(wanted);
  }
  return (
    <form onSubmit={submit} className="min-w-0 flex-1 basis-48">
      <Field label={label}>
        <Input
          type="search"
          data-search
          placeholder={placeholder}
          maxLength={maxLength}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={submit}
        />
      </Field>
    </form>
  );
}
