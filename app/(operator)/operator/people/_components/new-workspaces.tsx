"use client";

import { useRouter } from "next/navigation";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { useAction } from "@/lib/queries/use-action";
import { openWorkspacesAction } from "../people-actions";

/** Who may make workspaces, and the way to let everybody, or operators alone. */
export function NewWorkspaces({ open }: { open: boolean }) {
  const router = useRouter();
  const change = useAction(openWorkspacesAction, { onSuccess: () => router.refresh() });
  const { serverError } = change.result;
  return (
    <section aria-labelledby="new-workspaces" className="mb-6 flex max-w-2xl flex-col items-start gap-2">
      <h2 id="new-workspaces" className="font-semibold">
        {open ? "Everybody here may make workspaces" : "Only operators make workspaces"}
      </h2>
      <p className="text-muted">
        A workspace asks by this instance&apos;s upstreams, at its operators&apos; cost, and whoever made one
        may invite others.
      </p>
      {serverError && (
        <p role="alert" className="text-danger text-sm">
          <FailureWords failure={serverError} />
        </p>
      )}
      <Button size="small" busy={change.isPending} onClick={() => change.execute({ open: !open })}>
        {open ? "Leave it to operators" : "Let everybody make them"}
      </Button>
    </section>
  );
}
