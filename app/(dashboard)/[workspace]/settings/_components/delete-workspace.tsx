"use client";

import { useQuery } from "@tanstack/react-query";
import { readAction } from "@/lib/queries/read-action";
import { useAction } from "@/lib/queries/use-action";
import { useState, type FormEvent } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { GRACE_HOURS } from "@/lib/domain/answers/deletion";
import { formatDollars } from "@/lib/format/money";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { countLossesAction, deleteWorkspaceAction } from "../workspace-actions";

interface DeleteWorkspaceProps {
  slug: string;
  name: string;
  contents: { prompts: number; runs: number; answers: number; spent: string };
}

/** Deletes the workspace, after naming what is lost and having its name typed. */
export function DeleteWorkspace({ slug, name, contents }: DeleteWorkspaceProps) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const remove = useAction(deleteWorkspaceAction.bind(null, slug), {
    onSuccess: () => window.location.assign(paths.home),
  });
  const more = useQuery({
    queryKey: ["workspaces", slug, "losses"],
    queryFn: () => readAction(countLossesAction.bind(null, slug), {}),
    enabled: open,
    staleTime: 0,
  });
  const { serverError } = remove.result;
  const lost = [
    counted(contents.prompts, "prompt"),
    counted(contents.runs, "run"),
    counted(contents.answers, "answer"),
    ...(more.data
      ? [counted(more.data.citations, "citation"), counted(more.data.rawReplies, "raw reply", "raw replies")]
      : ["their citations and raw replies"]),
    "every connection",
    `the ledger of ${formatDollars(contents.spent)}`,
  ].join(", ");

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!remove.isPending) remove.execute({ name: typed });
  }

  return (
    <section aria-labelledby="delete-workspace">
      <h2 id="delete-workspace" className="mb-2 font-semibold">
        Delete this workspace
      </h2>
      <p className="text-muted max-w-reading mb-3">
        Everything in it is deleted for everybody: {lost}. For a day its owners can bring it back.
      </p>
      <Button look="danger" onClick={() => setOpen(true)}>
        Delete workspace
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Delete ${name}?`}
        description={`You lose ${lost}. At once nobody is in it any more, and what was not sent is not. For ${GRACE_HOURS} hours its owners and the instance's operators can bring it back; after that nobody can.`}
      >
        <form onSubmit={submit} className="flex flex-col gap-3">
          <Field
            label={`Type "${name}" to confirm`}
            error={serverError?.fields.name ?? (serverError && <FailureWords failure={serverError} />)}
          >
            <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
          </Field>
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button
              type="submit"
              look="danger"
              busy={remove.isPending || remove.hasSucceeded}
              disabled={typed.trim() !== name}
            >
              Delete workspace
            </Button>
          </div>
        </form>
      </Dialog>
    </section>
  );
}
