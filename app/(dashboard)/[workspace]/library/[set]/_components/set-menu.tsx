"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, Suspense, useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { Notice } from "@/components/ui/notice";
import { lazyForm } from "@/components/ui/lazy-part";
import type { SetPromptChoices } from "@/lib/domain/library/set-prompt";
import { useAction } from "@/lib/queries/use-action";
import { archiveSetAction } from "../../sets-actions";

const CloneForm = lazyForm(() => import("./clone-form"));
const SetForm = lazyForm(() => import("../../_components/set-form"));
const QuestionForm = lazyForm(() => import("../../_components/question-form"));

interface SetMenuProps {
  slug: string;
  set: { id: string; name: string; description: string; archivedAt: string | null };
  choices: SetPromptChoices;
  /** Where the person may write prompts, this one among them. */
  workspaces: readonly { slug: string; name: string }[];
  /** Links to what else can be done with the set, in the menu. */
  children?: ReactNode;
  /** The links people come for, beside it. */
  links?: ReactNode;
}

/** What can be done with a set. */
export function SetMenu({ slug, set, choices, workspaces, children, links }: SetMenuProps) {
  const router = useRouter();
  const [open, setOpen] = useState<"question" | "name" | "clone" | null>(null);
  const close = () => setOpen(null);
  const done = () => {
    close();
    router.refresh();
  };
  const archive = useAction(archiveSetAction.bind(null, slug), { onSuccess: () => router.refresh() });
  const { serverError } = archive.result;
  const isArchived = set.archivedAt !== null;
  return (
    <>
      {isArchived ? (
        <Button busy={archive.isPending} onClick={() => archive.execute({ id: set.id, archived: false })}>
          Restore the set
        </Button>
      ) : (
        <>
          <DropdownMenu trigger={<Button>More</Button>}>
            {children}
            {children && <MenuSeparator />}
            <MenuItem onSelect={() => setOpen("name")}>Name and description</MenuItem>
            <MenuItem onSelect={() => setOpen("clone")}>Clone</MenuItem>
            <MenuItem onSelect={() => archive.execute({ id: set.id, archived: true })}>
              Archive the set
            </MenuItem>
          </DropdownMenu>
          <Button onClick={() => setOpen("question")}>Add a question</Button>
          {links}
        </>
      )}
      {serverError && (
        <Notice tone="danger" className="w-full" title={<FailureWords failure={serverError} />} />
      )}
      <Suspense fallback={null}>
        {open === "name" && <SetForm slug={slug} set={set} onClose={close} onSaved={done} />}
        {open === "clone" && <CloneForm slug={slug} set={set} workspaces={workspaces} onClose={close} />}
        {open === "question" && (
          <QuestionForm
            slug={slug}
            target={{ setId: set.id }}
            question={null}
            choices={choices}
            onClose={close}
            onSaved={done}
          />
        )}
      </Suspense>
    </>
  );
}
