import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { getAccount, listAccountLedger, listAccountTasks } from "@/lib/api-service/accounts/operator";
import { toDollars } from "@/lib/domain/amounts/money";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { nameWorkspaces } from "@/lib/services/workspaces";
import { openOperatorPage, orNotFound } from "@/lib/web/page";
import { DEFAULT_LIMIT_TEXTS } from "../../default-limits";
import { accountHref, accountParsers } from "../accounts-search-params";
import { AccountFacts } from "./_components/account-facts";
import { AccountFigures } from "./_components/account-figures";
import { AccountPassword } from "./_components/account-password";
import { AccountRevocation } from "./_components/account-revocation";
import { DepositForm } from "./_components/deposit-form";
import { LedgerTable } from "./_components/ledger-table";
import { LimitsForm } from "./_components/limits-form";
import { TasksTable } from "./_components/tasks-table";

export const metadata: Metadata = { title: "API account" };

interface AccountPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function AccountPage({ params, searchParams }: AccountPageProps) {
  const { ctx } = await openOperatorPage();
  const { id } = await params;
  const account = await orNotFound(getAccount(id));
  const { state: tables, problems } = await readAddress(accountParsers, searchParams);
  const [ledger, tasks, workspaces] = await Promise.all([
    listAccountLedger(id, tables.ledger),
    listAccountTasks(id, tables.tasks),
    nameWorkspaces({ ctx, input: { ids: account.workspaceId === null ? [] : [account.workspaceId] } }),
  ]);
  const { name, login, workspaceId, revokedAt, money } = account;
  const isActive = revokedAt === null;
  return (
    <>
      <PageHeader
        parent={{ label: "API accounts", href: paths.operator.accounts() }}
        title={
          <span className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 break-words">{name}</span>
            {!isActive && <Badge tone="danger">revoked</Badge>}
            {workspaceId !== null && <Badge>built in</Badge>}
          </span>
        }
        question="What may this account do, and what has it cost?"
      />
      <AddressProblems problems={problems} cleanHref={accountHref(id, tables)} />
      <div className="flex flex-col gap-8">
        <AccountFigures account={account} />
        <section aria-labelledby="access" className="flex max-w-3xl flex-col gap-3">
          <h2 id="access" className="font-semibold">
            Access
          </h2>
          <AccountFacts account={account} workspace={workspaces.get(workspaceId ?? "") ?? null} />
          {isActive && (
            <div className="flex flex-wrap items-start gap-3">
              <AccountPassword id={id} builtIn={workspaceId !== null} origin={env().url} />
              <AccountRevocation
                id={id}
                name={name}
                login={login}
                builtIn={workspaceId !== null}
                balance={money.metered ? toDollars(money.balance) : null}
              />
            </div>
          )}
        </section>
        {isActive && (
          <section aria-labelledby="limits">
            <h2 id="limits" className="mb-2 font-semibold">
              Limits
            </h2>
            <LimitsForm id={id} own={account.ownLimits} defaults={DEFAULT_LIMIT_TEXTS} />
          </section>
        )}
        <section aria-labelledby="ledger">
          <h2 id="ledger" className="mb-2 scroll-mt-16 font-semibold">
            Ledger
          </h2>
          {isActive && <DepositForm id={id} metered={money.metered} />}
          <LedgerTable id={id} tables={tables} ledger={ledger} />
        </section>
        <section aria-labelledby="tasks">
          <h2 id="tasks" className="mb-2 scroll-mt-16 font-semibold">
            Tasks
          </h2>
          <TasksTable id={id} tables={tables} tasks={tasks} />
        </section>
      </div>
    </>
  );
}
