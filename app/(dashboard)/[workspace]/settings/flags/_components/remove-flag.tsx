"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import type { CountedFlag } from "@/lib/domain/answers/annotation";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { removeFlagAction } from "../flags-actions";

interface RemoveFlagProps {
  slug: string;
  flag: CountedFlag;
  onClose: () => void;
  onSaved: () => void;
}

/** Asks before a flag is gone. */
export default function RemoveFlag({ slug, flag, onClose, onSaved }: RemoveFlagProps) {
  const remove = useAction(removeFlagAction.bind(null, slug), { onSuccess: onSaved });
  return (
    <FormDialog
      title={`Remove “${withoutTricks(flag.name)}”?`}
      description={`${counted(flag.answers, "answer")} ${flag.answers === 1 ? "loses" : "lose"} it, and which had it is kept nowhere. The answers stay.`}
      save="Remove the flag"
      busy={remove.isPending}
      failure={remove.result.serverError}
      onClose={onClose}
      onSave={() => remove.execute({ id: flag.id })}
    >
      {null}
    </FormDialog>
  );
}
