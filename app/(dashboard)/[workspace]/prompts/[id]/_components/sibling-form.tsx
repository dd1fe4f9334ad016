"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { CharacterCount } from "@/components/ui/character-count";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { LIMITS } from "@/lib/api-contract/limits";
import { useAction } from "@/lib/queries/use-action";
import { ChoiceField, namedOptions } from "../../../library/_components/choice-field";
import { addSiblingAction } from "../../../library/[set]/set-actions";

interface SiblingFormProps {
  slug: string;
  promptId: string;
  userPrompt: string;
  /** Where its family is not asked yet. */
  markets: readonly { id: string; name: string }[];
  onClose: () => void;
  onSaved: () => void;
}

/** Asks a prompt in one more market, in the words of that market. What was typed stays after a refusal. */
export default function SiblingForm({
  slug,
  promptId,
  userPrompt: wording,
  markets,
  onClose,
  onSaved,
}: SiblingFormProps) {
  const [marketId, setMarketId] = useState<string | null>(null);
  const [userPrompt, setUserPrompt] = useState(wording);
  const add = useAction(addSiblingAction.bind(null, slug), { onSuccess: onSaved });
  const { serverError, validationErrors } = add.result;

  return (
    <FormDialog
      title="Ask in another market"
      description="A new prompt of the same family, asked in that market only. This one stays as it is."
      save="Add to the family"
      busy={add.isPending}
      incomplete={marketId === null}
      failure={serverError}
      onClose={onClose}
      onSave={() => marketId !== null && add.execute({ promptId, marketId, userPrompt })}
    >
      <ChoiceField
        label="Market"
        value={marketId}
        options={namedOptions(markets)}
        none={markets.length > 0 ? "Choose one" : "There is no other market yet"}
        hint="Those that its family is not asked in yet."
        onChange={setMarketId}
      />
      <Field
        label="Question"
        error={validationErrors?.fieldErrors.userPrompt?.[0]}
        hint="In the words of that market."
        aside={<CharacterCount text={userPrompt} limit={LIMITS.promptChars} />}
      >
        <Textarea dir="auto" value={userPrompt} onChange={({ target }) => setUserPrompt(target.value)} />
      </Field>
    </FormDialog>
  );
}
