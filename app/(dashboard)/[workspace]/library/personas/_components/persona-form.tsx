"use client";

import { type SyntheticEvent, useId, useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { CharacterCount } from "@/components/ui/character-count";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { Textarea } from "@/components/ui/textarea";
import { LIMITS } from "@/lib/api-contract/limits";
import type { PersonaView } from "@/lib/domain/persona";
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
  const id = useId();
  const [name, setName] = useState(persona?.name ?? "");
  const [systemMessage, setSystemMessage] = useState(persona?.systemMessage ?? "");
  const make = useAction(makePersonaAction.bind(null, slug), { onSuccess: onSaved });
  const change = useAction(changePersonaAction.bind(null, slug), { onSuccess: onSaved });
  const { serverError, validationErrors } = (persona ? change : make).result;
  const errors = validationErrors?.fieldErrors;
  const busy = make.isPending || change.isPending;

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (busy) return;
    if (persona) change.execute({ id: persona.id, name, systemMessage });
    else make.execute({ name, systemMessage });
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={persona ? "Edit this persona" : "New persona"}
      description={
        persona
          ? `Another message is asked from now on with ${counted(persona.prompts, "prompt")}; past answers keep the one they were asked with.`
          : "Its message goes before the question of every prompt that is asked as it."
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} look="primary" busy={busy}>
            {persona ? "Save" : "Make the persona"}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit} className="flex flex-col gap-3" noValidate>
        {serverError && <Notice tone="danger" title={<FailureWords failure={serverError} />} />}
        <Field label="Name" error={errors?.name?.[0]}>
          <Input
            value={name}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
          />
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
      </form>
    </Dialog>
  );
}
