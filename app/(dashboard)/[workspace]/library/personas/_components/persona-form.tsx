"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { CharacterCount } from "@/components/ui/character-count";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { LIMITS } from "@/lib/api-contract/limits";
import type { PersonaView } from "@/lib/domain/library/persona";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { changePersonaAction, makePersonaAction } from "../personas-actions";

interface PersonaFormProps {
  slug: string;
  /** The persona to change; null for a new one. */
  persona: PersonaView | null;
  onClose: () => void;
  onSaved: () => void;
}

/** Names a persona and says who it is. */
export default function PersonaForm({ slug, persona, onClose, onSaved }: PersonaFormProps) {
  const [name, setName] = useState(persona?.name ?? "");
  const [systemMessage, setSystemMessage] = useState(persona?.systemMessage ?? "");
  const make = useAction(makePersonaAction.bind(null, slug), { onSuccess: onSaved });
  const change = useAction(changePersonaAction.bind(null, slug), { onSuccess: onSaved });
  const { serverError, validationErrors } = (persona ? change : make).result;
  const errors = validationErrors?.fieldErrors;
  const busy = make.isPending || change.isPending;

  function save() {
    if (persona) change.execute({ id: persona.id, name, systemMessage });
    else make.execute({ name, systemMessage });
  }

  return (
    <FormDialog
      title={persona ? "Edit this persona" : "New persona"}
      description={
        persona
          ? `Another message is asked from now on with ${counted(persona.prompts, "prompt")}; past answers keep the one they were asked with.`
          : "Its message goes before the question of every prompt that is asked as it."
      }
      save={persona ? "Save" : "Make the persona"}
      busy={busy}
      failure={serverError}
      onClose={onClose}
      onSave={save}
    >
      <Field label="Name" error={errors?.name?.[0]}>
        <Input value={name} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field
        label="System message"
        error={errors?.systemMessage?.[0]}
        hint="Together with a question’s own system message it has the API’s limit."
        aside={<CharacterCount text={systemMessage} limit={LIMITS.systemChars} />}
      >
        <Textarea
          dir="auto"
          rows={5}
          value={systemMessage}
          onChange={(event) => setSystemMessage(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
