"use client";

import { useRouter } from "next/navigation";
import { Suspense, useState } from "react";
import { WordDiff } from "@/components/prompts/word-diff";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { lazyForm } from "@/components/ui/lazy-part";
import type { PersonaView } from "@/lib/domain/persona";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
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
  const [editing, setEditing] = useState(false);
  const { id, systemMessage, before, prompts, archivedAt } = persona;
  const name = withoutTricks(persona.name);
  const archive = useAction(archivePersonaAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const failure = archive.result.serverError;
  return (
    <li aria-label={name} className="flex flex-col gap-2 p-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium">
            {name} {archivedAt && <Badge>archived</Badge>}
            <span className="text-muted text-sm font-normal">{counted(prompts, "prompt")} asked as it</span>
          </p>
          <p dir="auto" className="max-w-reading text-sm break-words whitespace-pre-wrap">
            {withoutTricks(systemMessage)}
          </p>
        </div>
        {mayWrite && (
          <div className="flex flex-wrap gap-2">
            <Button size="small" onClick={() => setEditing(true)}>
              Edit<span className="sr-only"> {name}</span>
            </Button>
            <Button
              size="small"
              busy={archive.isPending}
              onClick={() => archive.execute({ id, archived: archivedAt === null })}
            >
              {archivedAt ? "Restore" : "Archive"}
              <span className="sr-only"> {name}</span>
            </Button>
          </div>
        )}
      </div>
      {failure && <Notice tone="danger" title={<FailureWords failure={failure} />} />}
      {before !== null && (
        <Disclosure summary="What the last edit changed">
          <p className="max-w-reading text-sm">
            <WordDiff older={before} newer={systemMessage} />
          </p>
        </Disclosure>
      )}
      {editing && (
        <Suspense fallback={null}>
          <PersonaForm
            slug={slug}
            persona={persona}
            onClose={() => setEditing(false)}
            onSaved={() => {
              setEditing(false);
              router.refresh();
            }}
          />
        </Suspense>
      )}
    </li>
  );
}
