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
import { Notice } from "@/components/ui/notice";
import { PEOPLE_PER_PAGE } from "@/lib/domain/team/person-account";
import { withoutTricks } from "@/lib/format/hostile";
import { readAddress } from "@/lib/queries/read-address";
import { areWorkspacesOpen } from "@/lib/services/instance";
import { listEmailCollisions, listPeople } from "@/lib/services/people";
import { openOperatorPage } from "@/lib/web/page";
import { NewWorkspaces } from "./_components/new-workspaces";
import { PeopleFilters } from "./_components/people-filters";
import { PersonItem } from "./_components/person-item";
import { peopleHref, peopleParsers } from "./people-search-params";

export const metadata: Metadata = { title: "People" };

interface PeoplePageProps {
  searchParams: Promise<SearchParams>;
}

export default async function PeoplePage({ searchParams }: PeoplePageProps) {
  const { ctx } = await openOperatorPage();
  const { state, problems } = await readAddress(peopleParsers, searchParams);
  const [open, { rows, total }, collisions] = await Promise.all([
    areWorkspacesOpen({ ctx }),
    listPeople({ ctx, input: state }),
    listEmailCollisions({ ctx }),
  ]);
  const from = (state.page - 1) * PEOPLE_PER_PAGE + 1;
  const to = from + rows.length - 1;
  const at = (page: number) => peopleHref({ ...state, page });
  return (
    <>
      <PageHeader title="People" question="Who has an account on this instance?" />
      <AddressProblems problems={problems} cleanHref={peopleHref(state)} />
      {collisions.length > 0 && (
        <Notice
          tone="warn"
          title="Some addresses are one and the same but for their writing"
          className="mb-4"
        >
          Each account still signs in by its own writing. Ask whose they are, and delete what is
          nobody&apos;s:{" "}
          {collisions
            .map(({ accounts }) => accounts.map(({ email }) => withoutTricks(email)).join(" and "))
            .join("; ")}
          .
        </Notice>
      )}
      <NewWorkspaces open={open} />
      <NuqsAdapter>
        <PeopleFilters />
      </NuqsAdapter>
      {rows.length === 0 && state.page > 1 ? (
        <PastLastPage page={state.page} firstHref={at(1)} />
      ) : rows.length === 0 ? (
        <EmptyState
          title="Nobody matches"
          action={
            <Button asChild>
              <Link href={peopleHref({})}>Show everybody</Link>
            </Button>
          }
        />
      ) : (
        <>
          <ul aria-label="People" className="bg-surface divide-y rounded-md border">
            {rows.map((person) => (
              <PersonItem key={person.id} person={person} />
            ))}
          </ul>
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
