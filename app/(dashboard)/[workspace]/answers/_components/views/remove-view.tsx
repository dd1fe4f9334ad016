"use client";

import { useRouter } from "next/navigation";
import { FormDialog } from "@/components/forms/form-dialog";
import type { SavedView } from "@/lib/domain/answers/saved-view";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import { ALL_ANSWERS, answersHref } from "../../answers-search-params";
import { removeViewAction } from "../../view-actions";

interface RemoveViewProps {
  slug: string;
  view: SavedView;
  onClose: () => void;
}

/** Asks before a view is gone. */
export default function RemoveView({ slug, view, onClose }: RemoveViewProps) {
  const router = useRouter();
  const remove = useAction(removeViewAction.bind(null, slug), {
    onSuccess: () => {
      onClose();
      router.push(answersHref(slug, { view: ALL_ANSWERS }));
    },
  });
  return (
    <FormDialog
      title={`Remove “${withoutTricks(view.name)}”?`}
      description={
        view.isOwn
          ? "The view is gone; the answers stay."
          : "The view is gone for everybody in the workspace; the answers stay."
      }
      save="Remove the view"
      busy={remove.isPending}
      failure={remove.result.serverError}
      onClose={onClose}
      onSave={() => remove.execute({ id: view.id })}
    >
      {null}
    </FormDialog>
  );
}
