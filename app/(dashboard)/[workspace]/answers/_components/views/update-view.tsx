"use client";

import { FormDialog } from "@/components/forms/form-dialog";
import type { SavedView } from "@/lib/domain/answers/saved-view";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import { updateViewAction } from "../../view-actions";

interface UpdateViewProps {
  slug: string;
  view: SavedView;
  query: string;
  onClose: () => void;
  onSaved: () => void;
}

/** Asks before a view keeps what is looked at now in place of what it kept. */
export default function UpdateView({ slug, view, query, onClose, onSaved }: UpdateViewProps) {
  const update = useAction(updateViewAction.bind(null, slug), { onSuccess: onSaved });
  const { serverError, validationErrors } = update.result;
  const problem = validationErrors?.fieldErrors.query?.[0];
  return (
    <FormDialog
      title={`Save the changes to “${withoutTricks(view.name)}”?`}
      description={
        view.isOwn
          ? "It keeps the filters, order and columns that are shown now."
          : "It keeps the filters, order and columns that are shown now, for everybody in the workspace."
      }
      save="Save the changes"
      busy={update.isPending}
      failure={serverError ?? (problem ? { code: "invalid", message: problem } : null)}
      onClose={onClose}
      onSave={() => update.execute({ id: view.id, query })}
    >
      {null}
    </FormDialog>
  );
}
