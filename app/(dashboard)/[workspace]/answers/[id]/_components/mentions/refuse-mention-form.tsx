"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { MentionView } from "@/lib/domain/brands/mention-view";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import { cancelPhraseAction, refuseMentionAction } from "../../../mention-actions";

interface RefuseMentionFormProps {
  slug: string;
  answerId: string;
  mention: MentionView;
  onClose: () => void;
  onSaved: () => void;
}

/** The name with the word before and after it: what is most likely meant instead. */
function phraseAround({ before, text, after }: MentionView): string {
  const word = String.raw`[\p{L}\p{M}\p{N}'’-]+`;
  const last = new RegExp(`${word}(?= $)`, "u").exec(before)?.[0] ?? "";
  const first = new RegExp(`^ ${word}`, "u").exec(after)?.[0].trim() ?? "";
  return [first === "" ? last : "", text, first].filter(Boolean).join(" ");
}

/** Whether a brand is not meant at this place alone, or wherever a phrase stands. */
export default function RefuseMentionForm({
  slug,
  answerId,
  mention,
  onClose,
  onSaved,
}: RefuseMentionFormProps) {
  const { brand, ruleId, start, end } = mention;
  const [where, setWhere] = useState<"here" | "everywhere">("here");
  const [phrase, setPhrase] = useState(() => phraseAround(mention));
  const refuse = useAction(refuseMentionAction.bind(null, slug), { onSuccess: onSaved });
  const cancel = useAction(cancelPhraseAction.bind(null, slug), { onSuccess: onSaved });
  const { isPending, result } = where === "here" ? refuse : cancel;

  function save() {
    if (where === "here") refuse.execute({ answerId, brandId: brand.id, start, end });
    else if (ruleId !== null) cancel.execute({ brandId: brand.id, ruleId, phrase });
  }

  return (
    <FormDialog
      title={`Not ${withoutTricks(brand.name)}`}
      description="The answer is measured again at once. What was asked and answered stays as it is."
      save="Refuse the mention"
      busy={isPending}
      incomplete={where === "everywhere" && phrase.trim() === ""}
      failure={result.serverError}
      onClose={onClose}
      onSave={save}
    >
      <Field label="Where is it something else?">
        <Select
          value={where}
          onChange={({ target }) => setWhere(target.value === "everywhere" ? "everywhere" : "here")}
        >
          <option value="here">Only here: an exception of this answer</option>
          <option value="everywhere">Wherever a phrase stands: a rule of the brand</option>
        </Select>
      </Field>
      {where === "everywhere" && (
        <Field label="Phrase, with the name and more">
          <Input value={phrase} dir="auto" onChange={({ target }) => setPhrase(target.value)} />
        </Field>
      )}
    </FormDialog>
  );
}
