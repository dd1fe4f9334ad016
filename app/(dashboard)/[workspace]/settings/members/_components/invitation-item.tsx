"use client";

import { useRouter } from "next/navigation";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import type { Invitation } from "@/lib/domain/team/member";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import { renewLinkAction, revokeInvitationAction } from "../members-actions";
import { ROLE_WORDS } from "../role-words";
import { InvitationLink } from "./invitation-link";

interface InvitationItemProps {
  slug: string;
  invitation: Invitation;
  mayWrite: boolean;
}

/** An offer that nobody has taken yet. */
export function InvitationItem({ slug, invitation, mayWrite }: InvitationItemProps) {
  const { id, role, expiresAt, isExpired } = invitation;
  const email = withoutTricks(invitation.email);
  const router = useRouter();
  const refresh = { onSuccess: () => router.refresh() };
  const renew = useAction(renewLinkAction.bind(null, slug), refresh);
  const revoke = useAction(revokeInvitationAction.bind(null, slug), refresh);
  const failure = renew.result.serverError ?? revoke.result.serverError;
  return (
    <li className="flex flex-col gap-2 p-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-48">
          <p className="flex flex-wrap items-center gap-2 break-words">
            {email} <Badge>{ROLE_WORDS[role].name}</Badge> {isExpired && <Badge tone="warn">expired</Badge>}
          </p>
          <p className="text-muted text-xs">
            {isExpired ? "Its link ended" : "Its link works until"} <Time iso={expiresAt} />
          </p>
        </div>
        {mayWrite && (
          <div className="flex gap-2">
            <Button size="small" busy={renew.isPending} onClick={() => renew.execute({ id })}>
              New link<span className="sr-only"> for {email}</span>
            </Button>
            <Button size="small" look="danger" busy={revoke.isPending} onClick={() => revoke.execute({ id })}>
              Revoke<span className="sr-only"> the invitation of {email}</span>
            </Button>
          </div>
        )}
      </div>
      {failure && (
        <p role="alert" className="text-danger text-xs">
          <FailureWords failure={failure} />
        </p>
      )}
      {renew.result.data && <InvitationLink {...renew.result.data} onDone={renew.reset} />}
    </li>
  );
}
