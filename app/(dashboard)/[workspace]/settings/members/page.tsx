import type { Metadata } from "next";
import { ROLES, roleMay } from "@/lib/domain/team/permission";
import { listInvitations } from "@/lib/services/invitations";
import { listMembers } from "@/lib/services/members";
import { openWorkspacePage } from "@/lib/web/page";
import { InvitationItem } from "./_components/invitation-item";
import { InviteForm } from "./_components/invite-form";
import { MemberItem } from "./_components/member-item";

export const metadata: Metadata = { title: "Members" };

interface MembersPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function MembersPage({ params }: MembersPageProps) {
  const { session, workspace, ctx } = await openWorkspacePage((await params).workspace, "member:read");
  const { slug, role } = workspace;
  const mayWrite = roleMay(role, "member:write");
  const mayMakeOwners = roleMay(role, "owner:write");
  const [members, invitations] = await Promise.all([
    listMembers({ ctx }),
    mayWrite ? listInvitations({ ctx }) : [],
  ]);
  const roles = ROLES.filter((one) => one !== "owner" || mayMakeOwners);
  const owners = members.filter((member) => member.role === "owner").length;
  return (
    <div className="flex flex-col gap-8">
      <section aria-labelledby="members">
        <h2 id="members" className="mb-2 font-semibold">
          Who is in this workspace
        </h2>
        <ul aria-label="Members" className="bg-surface max-w-3xl divide-y rounded-md border">
          {members.map((member) => (
            <MemberItem
              key={member.userId}
              slug={slug}
              member={member}
              isSelf={member.userId === session.user.id}
              isOnlyOwner={member.role === "owner" && owners === 1}
              roles={mayWrite && (member.role !== "owner" || mayMakeOwners) ? roles : []}
              mayHandOver={mayMakeOwners}
            />
          ))}
        </ul>
      </section>
      {mayWrite ? (
        <>
          <InviteForm slug={slug} roles={roles} />
          {invitations.length > 0 && (
            <section aria-labelledby="invitations">
              <h2 id="invitations" className="mb-2 font-semibold">
                Open invitations
              </h2>
              <ul aria-label="Open invitations" className="bg-surface max-w-3xl divide-y rounded-md border">
                {invitations.map((invitation) => (
                  <InvitationItem
                    key={invitation.id}
                    slug={slug}
                    invitation={invitation}
                    mayWrite={roles.includes(invitation.role)}
                  />
                ))}
              </ul>
            </section>
          )}
        </>
      ) : (
        <p className="text-muted">Only owners and admins invite people, change roles and remove members.</p>
      )}
    </div>
  );
}
