import type { Metadata } from "next";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { providerChoices } from "@/lib/auth/provider-choices";
import { currentSession } from "@/lib/auth/session";
import { judgeAddress } from "@/lib/domain/team/sign-in";
import { env } from "@/lib/env";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { readInvitation } from "@/lib/services/invitations";
import { visitorContext } from "@/lib/web/request-context";
import { ProviderButtons } from "../../_components/provider-buttons";
import { JoinAsMember } from "./_components/join-as-member";
import { JoinAsNewPerson } from "./_components/join-as-new-person";
import { SignOutFirst } from "./_components/sign-out-first";

export const metadata: Metadata = { title: "Invitation" };

interface InvitationPageProps {
  params: Promise<{ token: string }>;
}

export default async function InvitationPage({ params }: InvitationPageProps) {
  const { token } = await params;
  const offered = await readInvitation({ ctx: await visitorContext(), input: { token } });
  if (!offered) {
    return (
      <>
        <h1 className="text-lg font-semibold">Invitation</h1>
        <Notice
          tone="warn"
          title="This link does not count any more"
          action={<a href={paths.home}>To your workspaces</a>}
        >
          It was used, replaced or revoked, or it is too old. Ask whoever sent it for a new one.
        </Notice>
      </>
    );
  }
  const session = await currentSession();
  const { workspaceName, email, role, hasAccount } = offered;
  const providers = judgeAddress(email, env().signIn.domains) === null ? providerChoices() : [];
  return (
    <>
      <div className="flex flex-col gap-1">
        <h1 className="text-lg font-semibold break-words">Join {withoutTricks(workspaceName)}</h1>
        <p className="text-muted break-words">
          {email} is invited as {role}.
        </p>
      </div>
      {session?.user.email === email ? (
        <JoinAsMember token={token} />
      ) : session ? (
        <SignOutFirst signedInAs={session.user.email} here={paths.invitation(token)} />
      ) : hasAccount ? (
        <Button asChild look="primary" size="large">
          <a href={paths.signIn({ next: paths.invitation(token) })}>Sign in as {email}</a>
        </Button>
      ) : (
        <>
          <JoinAsNewPerson token={token} email={email} />
          {providers.length > 0 && <ProviderButtons providers={providers} target={paths.home} />}
        </>
      )}
    </>
  );
}
