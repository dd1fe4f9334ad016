"use client";

import { X } from "lucide-react";
import { useId, useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import {
  ANNOTATION_LIMITS,
  type Flag,
  type FlagColour,
  type FlaggingOutcome,
} from "@/lib/domain/answers/annotation";
import { foldName } from "@/lib/domain/text/fold-name";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { flagAnswersAction } from "../../annotation-actions";
import { ColourField } from "./colour-field";

interface FlagFormProps {
  slug: string;
  answers: Parameters<typeof flagAnswersAction>[1]["answers"];
  count: number;
  /** The workspace's flags, to pick from while typing. */
  known: readonly Flag[];
  /** What the one answer has; null for several, of which each may have others. */
  current: readonly Flag[] | null;
  onClose: () => void;
  onSaved: (outcome?: FlaggingOutcome & { has: boolean }) => void;
}

/** Gives answers a flag, made while it is typed, or takes one from them. */
export default function FlagForm({ slug, answers, count, known, current, onClose, onSaved }: FlagFormProps) {
  const id = useId();
  const [name, setName] = useState("");
  const [colour, setColour] = useState<FlagColour | null>(null);
  const [has, setHas] = useState(true);
  const flagging = useAction(flagAnswersAction.bind(null, slug), {
    onSuccess: ({ data, input }) => onSaved({ ...data, has: input.has }),
  });
  const { serverError, validationErrors } = flagging.result;
  const errors = validationErrors?.fieldErrors;
  const typed = foldName(name);
  const found = known.find((flag) => foldName(flag.name) === typed);
  const isNew = typed !== "" && !found && has;
  const offered =
    current === null ? known : known.filter((flag) => !current.some(({ id }) => id === flag.id));

  const save = () =>
    flagging.execute({ answers, has, flag: found ? { id: found.id } : { name: name.trim(), colour } });

  return (
    <FormDialog
      title={current === null ? `Flag ${counted(count, "answer")}` : "Flag this answer"}
      description="A flag is a word of this workspace’s own, to find answers by."
      save={has ? "Put the flag" : "Take the flag away"}
      busy={flagging.isPending}
      incomplete={typed === "" || (!has && !found)}
      failure={serverError}
      onClose={onClose}
      onSave={save}
    >
      {errors?.answers?.[0] && <Notice tone="danger" title={errors.answers[0]} />}
      {current !== null && current.length > 0 && (
        <ul aria-label="Flags it has" className="flex flex-wrap gap-1">
          {current.map((flag) => (
            <li key={flag.id} className="bg-sunken flex items-center rounded border pl-1.5 text-sm">
              <span className="min-w-0 break-words">{withoutTricks(flag.name)}</span>
              <button
                type="button"
                aria-label={`Take away ${withoutTricks(flag.name)}`}
                disabled={flagging.isPending}
                onClick={() => flagging.execute({ answers, has: false, flag: { id: flag.id } })}
                className="hover:bg-canvas inline-flex size-6 items-center justify-center rounded"
              >
                <X aria-hidden="true" className="size-3" strokeWidth={2} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {current === null && (
        <Field label="What to do">
          <Select value={has ? "put" : "take"} onChange={({ target }) => setHas(target.value === "put")}>
            <option value="put">Put a flag on them</option>
            <option value="take">Take a flag from them</option>
          </Select>
        </Field>
      )}
      <Field
        label="Flag"
        error={errors?.flag?.[0]}
        hint={
          isNew
            ? "There is none of this name yet: it is made."
            : !has && typed !== "" && !found
              ? "There is no flag of this name."
              : "Type, or pick one of those there are."
        }
      >
        <Input
          list={id}
          value={name}
          maxLength={ANNOTATION_LIMITS.flagNameChars}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
        />
      </Field>
      <datalist id={id}>
        {offered.map((flag) => (
          <option key={flag.id} value={flag.name} />
        ))}
      </datalist>
      {isNew && <ColourField colour={colour} onChange={setColour} />}
    </FormDialog>
  );
}
