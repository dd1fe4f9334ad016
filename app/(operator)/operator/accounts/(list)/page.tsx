import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { PastLastPage } from "@/components/states/past-last-page";
import { Pager } from "@/components/tables/pager";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { ACCOUNTS_PER_PAGE, listAccounts } from "@/lib/api-service/accounts/operator";
import { env } from "@/lib/env";
import { readAddress } from "@/lib/queries/read-address";
import { nameWorkspaces } from "@/lib/services/workspaces";
import { openOperatorPage } from "@/lib/web/page";
import { AccountFilters } from "../_components/account-filters";
import { AccountsTable } from "../_components/accounts-table";
import { NewAccount } from "../_components/new-account";
import { accountsHref, accountsParsers } from "../accounts-search-params";

export const metadata: Metadata = { title: "API accounts" };

interface AccountsPageProps {
  searchParams: Promise<SearchParams>;
}

export default async function AccountsPage({ searchParams }: AccountsPageProps) {
  const { ctx } = await openOperatorPage();
  const { state, problems } = await readAddress(accountsParsers, searchParams);
  const { rows, total } = await listAccounts(state);
  const workspaces = await nameWorkspaces({
    ctx,
    input: { ids: rows.flatMap(({ workspaceId }) => workspaceId ?? []) },
  });
  const from = (state.page - 1) * ACCOUNTS_PER_PAGE + 1;
  const to = from + rows.length - 1;
  const at = (page: number) => accountsHref({ ...state, page });
  return (
    <>
      <PageHeader title="API accounts" question="Who may call this instance's API, and what do they spend?" />
      <AddressProblems problems={problems} cleanHref={accountsHref(state)} />
      <NewAccount origin={env().url} />
      <NuqsAdapter>
        <AccountFilters />
      </NuqsAdapter>
      {rows.length === 0 && state.page > 1 ? (
        <PastLastPage page={state.page} firstHref={at(1)} />
      ) : rows.length === 0 ? (
        <EmptyState
          title="No account matches these filters"
          action={
            <Button asChild>
              <Link href={accountsHref({ state: "all" })}>Show all accounts</Link>
            </Button>
          }
        />
      ) : (
        <>
          <AccountsTable rows={rows} workspaces={workspaces} />
          <Pager
            from={from}
            to={to}
            total={total}
            previousHref={state.page > 1 ? at(state.page - 1) : null}
            nextHref={to < total ? at(state.page + 1) : null}
          />
        </>
      )}
    </>
  );
}
