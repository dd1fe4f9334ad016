"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FailureWords } from "@/components/states/failure-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ResetLink } from "@/components/people/reset-link";
import { Time } from "@/components/ui/time";
import { isMadeUp } from "@/lib/domain/team/made-up";
import type { Member } from "@/lib/domain/team/member";
import type { Role } from "@/lib/domain/team/permission";
import { withoutTricks } from "@/lib/format/hostile";
import { useAction } from "@/lib/queries/use-action";
import {
  changeRoleAction,
  makeMemberResetLinkAction,
  removeMemberAction,
  transferOwnershipAction,
} from "../members-actions";
import { ROLE_WORDS } from "../role-words";
import { RoleSelect } from "./role-select";

interface MemberItemProps {
  slug: string;
  member: Member;
  isSelf: boolean;
  isOnlyOwner: boolean;
  /** Those that whoever looks may give this member; none where they may change nothing of them. */
  roles: readonly Role[];
  mayHandOver: boolean;
}

/** One person of the workspace, with what one may do about them. */
export function MemberItem({ slug, member, isSelf, isOnlyOwner, roles, mayHandOver }: MemberItemProps) {
  const router = useRouter();
  const [asked, setAsked] = useState<"remove" | "hand over" | null>(null);
  const done = {
    onSuccess: () => {
      setAsked(null);
      router.refresh();
    },
  };
  const change = useAction(changeRoleAction.bind(null, slug), done);
  const resetLink = useAction(makeMemberResetLinkAction.bind(null, slug));
  const remove = useAction(removeMemberAction.bind(null, slug), done);
  const handOver = useAction(transferOwnershipAction.bind(null, slug), done);
  const { userId, role } = member;
  const name = withoutTricks(member.name ?? member.email);
  const madeUp = isMadeUp(member.email);
  const mayChange = roles.length > 0 && !isOnlyOwner;
  const failure = [change, remove, handOver, resetLink].find(({ result }) => result.serverError)?.result
    .serverError;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-3">
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2 font-medium break-words">
          {name} {isSelf && <Badge tone="accent">you</Badge>}
          {madeUp && <Badge>made up, cannot sign in</Badge>}
        </p>
        <p className="text-muted text-xs break-words">
          {member.name !== null && <>{withoutTricks(member.email)}, </>}
          here since <Time iso={member.since} style="date" />,{" "}
          {member.lastSeenAt === null ? (
            "never signed in"
          ) : (
            <>
              last seen <Time iso={member.lastSeenAt} />
            </>
          )}
        </p>
        {failure && (
          <p role="alert" className="text-danger text-xs">
            <FailureWords failure={failure} />
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {mayChange ? (
          <RoleSelect
            aria-label={`Role of ${name}`}
            roles={madeUp ? roles.filter((given) => given !== "owner") : roles}
            value={role}
            disabled={change.isPending}
            onChange={(wanted) => change.execute({ userId, role: wanted })}
          />
        ) : (
          <span className="text-muted text-sm">
            {ROLE_WORDS[role].name}
            {isOnlyOwner && ", the only one"}
          </span>
        )}
        {mayHandOver && !isSelf && !madeUp && role !== "owner" && (
          <Button size="small" onClick={() => setAsked("hand over")}>
            Hand over<span className="sr-only"> the workspace to {name}</span>
          </Button>
        )}
        {mayChange && !isSelf && !madeUp && (
          <Button size="small" busy={resetLink.isPending} onClick={() => resetLink.execute({ userId })}>
            Reset link<span className="sr-only"> for the password of {name}</span>
          </Button>
        )}
        {mayChange && !isSelf && (
          <Button size="small" look="danger" onClick={() => setAsked("remove")}>
            Remove<span className="sr-only"> {name}</span>
          </Button>
        )}
      </div>
      {resetLink.result.data && <ResetLink link={resetLink.result.data.link} onDone={resetLink.reset} />}
      <Dialog
        open={asked === "remove"}
        onOpenChange={() => setAsked(null)}
        title={`Remove ${name}?`}
        description="They see nothing of this workspace any more, from this moment on. What they asked and made stays, under their name."
        footer={
          <>
            <Button onClick={() => setAsked(null)}>Keep them</Button>
            <Button look="danger" busy={remove.isPending} onClick={() => remove.execute({ userId })}>
              Remove
            </Button>
          </>
        }
      />
      <Dialog
        open={asked === "hand over"}
        onOpenChange={() => setAsked(null)}
        title={`Hand the workspace over to ${name}?`}
        description="They become an owner, and you an admin. Only an owner can make you one again."
        footer={
          <>
            <Button onClick={() => setAsked(null)}>Stay the owner</Button>
            <Button look="primary" busy={handOver.isPending} onClick={() => handOver.execute({ userId })}>
              Hand over
            </Button>
          </>
        }
      />
    </li>
  );
}
