"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ResetLink } from "@/components/people/reset-link";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import { isMadeUp } from "@/lib/domain/team/made-up";
import type { PersonAccount } from "@/lib/domain/team/person-account";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { useAction } from "@/lib/queries/use-action";
import { deletePersonAction, makeResetLinkAction } from "../people-actions";

/** One account, with what its operator may do for it. */
export function PersonItem({ person }: { person: PersonAccount }) {
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const link = useAction(makeResetLinkAction);
  const remove = useAction(deletePersonAction, {
    onSuccess: () => {
      setAsking(false);
      router.refresh();
    },
  });
  const email = withoutTricks(person.email);
  const madeUp = isMadeUp(person.email);
  const input = { userId: person.id };
  return (
    <li className="flex flex-col gap-2 p-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="flex flex-wrap items-center gap-2 break-words">
            {person.name === null ? email : `${withoutTricks(person.name)} (${email})`}
            {person.isOperator && <Badge tone="accent">operator</Badge>}
            {madeUp && <Badge>made up by a demo, cannot sign in</Badge>}
          </p>
          <p className="text-muted text-xs">
            In {counted(person.workspaces, "workspace")}, here since{" "}
            <Time iso={person.createdAt} style="date" />
            {person.lastSeenAt === null ? (
              ", not signed in"
            ) : (
              <>
                , last seen <Time iso={person.lastSeenAt} />
              </>
            )}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {!madeUp && (
            <Button
              size="small"
              busy={link.isPending}
              aria-label={`Make a reset link for ${email}`}
              onClick={() => link.execute(input)}
            >
              Make a reset link
            </Button>
          )}
          <Button
            size="small"
            look="danger"
            aria-label={`Delete the account of ${email}`}
            onClick={() => setAsking(true)}
          >
            Delete
          </Button>
        </div>
      </div>
      {link.result.data && <ResetLink link={link.result.data.link} onDone={link.reset} />}
      {link.result.serverError && (
        <Notice tone="danger" title={<FailureWords failure={link.result.serverError} />} />
      )}
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={`Delete the account of ${email}?`}
        description="They leave every workspace and cannot sign in any more. What they asked, what it cost and what they decided stays, without their name and address. This cannot be undone."
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
            <Button look="danger" busy={remove.isPending} onClick={() => remove.execute(input)}>
              Delete for good
            </Button>
          </>
        }
      >
        {remove.result.serverError && (
          <Notice tone="danger" title={<FailureWords failure={remove.result.serverError} />} />
        )}
      </Dialog>
    </li>
  );
}
