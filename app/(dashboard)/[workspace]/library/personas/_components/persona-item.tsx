"use client";

import { useRouter } from "next/navigation";
import { FormButton } from "@/components/forms/form-button";
import { WordDiff } from "@/components/prompts/word-diff";
import { Disclosure } from "@/components/ui/disclosure";
import { lazyForm } from "@/components/ui/lazy-part";
import type { PersonaView } from "@/lib/domain/library/persona";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { LibraryItem } from "../../_components/library-item";
import { archivePersonaAction } from "../personas-actions";

const PersonaForm = lazyForm(() => import("./persona-form"));

interface PersonaItemProps {
  slug: string;
  persona: PersonaView;
  mayWrite: boolean;
}

/** A persona, what its last edit changed, and what can be done with it. */
export function PersonaItem({ slug, persona, mayWrite }: PersonaItemProps) {
  const router = useRouter();
  const { id, name, systemMessage, before, prompts, archivedAt } = persona;
  const archive = useAction(archivePersonaAction.bind(null, slug), { onSuccess: () => router.refresh() });
  return (
    <LibraryItem
      name={name}
      aside={`${counted(prompts, "prompt")} asked as it`}
      says={
        <p dir="auto" className="max-w-reading text-sm break-words whitespace-pre-wrap">
          {withoutTricks(systemMessage)}
        </p>
      }
      isArchived={archivedAt !== null}
      mayWrite={mayWrite}
      change={
        <FormButton size="small" form={(done) => <PersonaForm slug={slug} persona={persona} {...done} />}>
          Edit<span className="sr-only"> {withoutTricks(name)}</span>
        </FormButton>
      }
      archive={{
        isPending: archive.isPending,
        failure: archive.result.serverError,
        run: () => archive.execute({ id, archived: archivedAt === null }),
      }}
    >
      {before !== null && (
        <Disclosure summary="What the last edit changed">
          <p className="max-w-reading text-sm">
            <WordDiff older={before} newer={systemMessage} />
          </p>
        </Disclosure>
      )}
    </LibraryItem>
  );
}
