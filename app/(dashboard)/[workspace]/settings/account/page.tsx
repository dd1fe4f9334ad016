import type { Metadata } from "next";
import { providerChoices, providerName } from "@/lib/auth/provider-choices";
import { paths } from "@/lib/paths";
import { listWaysIn } from "@/lib/services/identities";
import { openWorkspacePage } from "@/lib/web/page";
import { ChangePassword } from "./_components/change-password";
import { DeleteAccount } from "./_components/delete-account";
import { SetPassword } from "./_components/set-password";
import { WaysIn } from "./_components/ways-in";

export const metadata: Metadata = { title: "Your account" };

interface AccountPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function AccountPage({ params }: AccountPageProps) {
  const { workspace, session, ctx } = await openWorkspacePage((await params).workspace, "workspace:read");
  const { email } = session.user;
  const { hasPassword, identities } = await listWaysIn({ ctx });
  const linked = identities.map(({ id, provider, email, isOffered, lastUsedAt }) => ({
    id,
    name: providerName(provider),
    email,
    isOffered,
    lastUsedAt: lastUsedAt.toISOString(),
  }));
  const isLinked = (id: string) => identities.some(({ provider, isOffered }) => isOffered && provider === id);
  const linkable = providerChoices().filter(({ id }) => !isLinked(id));
  return (
    <div className="flex flex-col gap-8">
      {(linked.length > 0 || linkable.length > 0) && (
        <WaysIn
          linked={linked}
          linkable={linkable}
          hasPassword={hasPassword}
          here={paths.workspace(workspace.slug).settings.account}
        />
      )}
      {hasPassword ? <ChangePassword email={email} /> : <SetPassword email={email} />}
      <DeleteAccount email={email} hasPassword={hasPassword} />
    </div>
  );
}
