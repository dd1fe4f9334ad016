"use client";

import { useState } from "react";
import { FormDialog } from "@/components/forms/form-dialog";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SAVED_VIEW_LIMITS, type SavedView } from "@/lib/domain/answers/saved-view";
import { useAction } from "@/lib/queries/use-action";
import { changeViewAction, openFirstAction } from "../../view-actions";

interface ChangeViewProps {
  slug: string;
  view: SavedView;
  /** Its name; whether it is what the answers open with is everybody's own. */
  mayChange: boolean;
  mayShare: boolean;
  onClose: () => void;
  onSaved: () => void;
}

/** The name of a view, who finds it, and whether the answers open with it. */
export default function ChangeView({ slug, view, mayChange, mayShare, onClose, onSaved }: ChangeViewProps) {
  const [name, setName] = useState(view.name);
  const [shared, setShared] = useState(!view.isOwn);
  const [first, setFirst] = useState(view.isFirst);
  const open = useAction(openFirstAction.bind(null, slug), { onSuccess: onSaved });
  const saveFirst = () => {
    if (first === view.isFirst) onSaved();
    else open.execute({ id: first ? view.id : null });
  };
  const change = useAction(changeViewAction.bind(null, slug), { onSuccess: saveFirst });
  const isOther = name.trim() !== view.name || shared === view.isOwn;
  return (
    <FormDialog
      title="Settings of this view"
      save="Save"
      busy={change.isPending || open.isPending}
      incomplete={name.trim() === ""}
      failure={change.result.serverError ?? open.result.serverError}
      onClose={onClose}
      onSave={() => {
        if (mayChange && isOther) change.execute({ id: view.id, name, shared });
        else saveFirst();
      }}
    >
      {mayChange && (
        <Field label="Name" error={change.result.validationErrors?.fieldErrors.name?.[0]}>
          <Input
            value={name}
            maxLength={SAVED_VIEW_LIMITS.nameChars}
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
      )}
      {mayShare && view.isOwn && (
        <Checkbox
          label="Share it with the workspace"
          hint="Everybody who sees answers finds it. It can’t be taken back from them, but removed."
          checked={shared}
          onChange={({ target }) => setShared(target.checked)}
        />
      )}
      <Checkbox
        label="Open the answers with it"
        hint="For you alone, wherever an address does not say what to show."
        checked={first}
        onChange={({ target }) => setFirst(target.checked)}
      />
    </FormDialog>
  );
}
