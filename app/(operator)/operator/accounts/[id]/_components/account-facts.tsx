import { CopyButton } from "@/components/ui/copy-button";
import { Time } from "@/components/ui/time";
import type { OperatedAccount } from "@/lib/api-service/accounts/operator";

interface AccountFactsProps {
  account: OperatedAccount;
  /** Null where the account is nobody's, or the workspace is gone. */
  workspace: { name: string; slug: string } | null;
}

/** Who the account is. */
export const AccountFacts = ({ account, workspace }: AccountFactsProps) => (
  <dl className="grid grid-cols-[7rem_minmax(0,1fr)] items-baseline gap-y-1">
    <dt className="text-muted">Login</dt>
    <dd className="flex items-center gap-1">
      <code className="font-mono break-all">{account.login}</code>
      <CopyButton text={account.login} label="Copy the login" />
    </dd>
    {account.workspaceId !== null && (
      <>
        <dt className="text-muted">Workspace</dt>
        <dd className="break-words">
          {workspace ? (
            <>
              {workspace.name} <span className="text-muted">/{workspace.slug}</span>
            </>
          ) : (
            "deleted"
          )}
        </dd>
      </>
    )}
    <dt className="text-muted">Created</dt>
    <dd>
      <Time iso={account.createdAt.toISOString()} />
    </dd>
    {account.revokedAt && (
      <>
        <dt className="text-muted">Revoked</dt>
        <dd>
          <Time iso={account.revokedAt.toISOString()} />
        </dd>
      </>
    )}
    <dt className="text-muted">Last call</dt>
    <dd>{account.lastCallAt ? <Time iso={account.lastCallAt.toISOString()} /> : "not known"}</dd>
  </dl>
);
