"use client";

import { useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { useAction } from "@/lib/queries/use-action";
import { leaveWorkspaceAction } from "../members/members-actions";

/** The way out of a workspace; its last owner is told why there is none. */
export function LeaveWorkspace({ slug, name }: { slug: string; name: string }) {
  const [open, setOpen] = useState(false);
  const leave = useAction(leaveWorkspaceAction.bind(null, slug), {
    onSuccess: () => window.location.assign(paths.home),
  });
  const { serverError } = leave.result;
  return (
    <section aria-labelledby="leave-workspace">
      <h2 id="leave-workspace" className="mb-2 font-semibold">
        Leave this workspace
      </h2>
      <p className="text-muted max-w-reading mb-3">What you asked and made stays, under your name.</p>
      <Button onClick={() => setOpen(true)}>Leave workspace</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Leave ${withoutTricks(name)}?`}
        description="You see nothing of it any more. Only a new invitation leads back."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Stay</Button>
            <Button
              look="danger"
              busy={leave.isPending || leave.hasSucceeded}
              onClick={() => leave.execute({})}
            >
              Leave
            </Button>
          </>
        }
      >
        {serverError && (
          <p role="alert" className="text-danger text-sm">
            <FailureWords failure={serverError} />
          </p>
        )}
      </Dialog>
    </section>
  );
}
