"use client";

import { FormButton } from "@/components/forms/form-button";
import { lazyForm } from "@/components/ui/lazy-part";
import type { Flag } from "@/lib/domain/answers/annotation";

const FlagForm = lazyForm(() => import("../../../_components/annotations/flag-form"));
const NoteForm = lazyForm(() => import("./note-form"));
const RemoveNote = lazyForm(() => import("./remove-note"));

interface ChangeFlagsProps {
  slug: string;
  answerId: string;
  known: readonly Flag[];
  current: readonly Flag[];
}

/** The button for an answer's flags. */
export const ChangeFlags = ({ slug, answerId, known, current }: ChangeFlagsProps) => (
  <FormButton
    size="small"
    form={({ onClose, onSaved }) => (
      <FlagForm
        slug={slug}
        answers={{ ids: [answerId] }}
        count={1}
        known={known}
        current={current}
        onClose={onClose}
        onSaved={() => onSaved()}
      />
    )}
  >
    Flag
  </FormButton>
);

/** The button that opens a new note. */
export const WriteNote = ({ slug, answerId }: { slug: string; answerId: string }) => (
  <FormButton size="small" form={(done) => <NoteForm slug={slug} note={{ answerId }} {...done} />}>
    Write a note
  </FormButton>
);

interface NoteActionsProps {
  slug: string;
  id: string;
  text: string;
  /** Otherwise it can only be removed. */
  mayChange: boolean;
}

/** What can be done with a note that is there. */
export const NoteActions = ({ slug, id, text, mayChange }: NoteActionsProps) => (
  <span className="flex">
    {mayChange && (
      <FormButton
        look="quiet"
        size="small"
        form={(done) => <NoteForm slug={slug} note={{ id, text }} {...done} />}
      >
        Change<span className="sr-only"> the note</span>
      </FormButton>
    )}
    <FormButton look="quiet" size="small" form={(done) => <RemoveNote slug={slug} id={id} {...done} />}>
      Remove<span className="sr-only"> the note</span>
    </FormButton>
  </span>
);
