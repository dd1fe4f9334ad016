"use client";

import { type SyntheticEvent, useState } from "react";
import { type Failure, FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

interface RenameFormProps {
  /** "New name of the family" */
  label: string;
  name: string;
  /** Of the action that renames. */
  busy: boolean;
  failure: Failure | undefined;
  problem: string | undefined;
  onRename: (name: string) => void;
  onClose: () => void;
}

/** Another name for something, typed in its place. What was typed stays after a refusal. */
export function RenameForm({ label, name, busy, failure, problem, onRename, onClose }: RenameFormProps) {
  const [typed, setTyped] = useState(name);

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (!busy) onRename(typed);
  }

  return (
    <form onSubmit={submit} className="flex max-w-xl flex-wrap items-end gap-2" noValidate>
      <Field
        label={label}
        className="min-w-48 flex-1"
        error={problem ?? (failure && <FailureWords failure={failure} />)}
      >
        <Input value={typed} autoComplete="off" onChange={({ target }) => setTyped(target.value)} />
      </Field>
      <Button type="submit" look="primary" busy={busy}>
        Save
      </Button>
      <Button onClick={onClose}>Cancel</Button>
    </form>
  );
}
