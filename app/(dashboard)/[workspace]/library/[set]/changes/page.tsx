import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { EmptyState } from "@/components/states/empty-state";
import { PastLastPage } from "@/components/states/past-last-page";
import { Pager } from "@/components/tables/pager";
import { CHANGES_PER_PAGE } from "@/lib/domain/library/library-limits";
import { roleMay } from "@/lib/domain/team/permission";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { getPromptSet, listSetChanges } from "@/lib/services/prompt-sets";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { changesParsers } from "../../library-search-params";
import { SetHeader } from "../_components/set-header";
import { ChangeItem } from "./_components/change-item";

export const metadata: Metadata = { title: "Changes" };

interface ChangesPageProps {
  params: Promise<{ workspace: string; set: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ChangesPage({ params, searchParams }: ChangesPageProps) {
  const { workspace: address, set: setId } = await params;
  const { workspace, ctx } = await openWorkspacePage(address, "prompt:read");
  const { slug } = workspace;
  const { state, problems } = await readAddress(changesParsers, searchParams);
  const { page } = state;
  const [set, { rows, hasNext }] = await Promise.all([
    orNotFound(getPromptSet({ ctx, input: { id: setId } })),
    listSetChanges({ ctx, input: { setId, page } }),
  ]);
  const mayUndo = roleMay(workspace.role, "prompt:write") && set.archivedAt === null;
  const at = (wanted: number) =>
    paths.workspace(slug).library.changes(setId, { page: wanted === 1 ? null : wanted });
  const first = (page - 1) * CHANGES_PER_PAGE + 1;
  return (
    <>
      <SetHeader slug={slug} set={set} current="changes" />
      <AddressProblems problems={problems} cleanHref={at(page)} />
      {rows.length > 0 ? (
        <>
          <ol aria-label="Changes, newest first" className="bg-surface divide-y rounded-md border">
            {rows.map((change) => (
              <ChangeItem key={change.id} slug={slug} setId={setId} change={change} mayUndo={mayUndo} />
            ))}
          </ol>
          {(page > 1 || hasNext) && (
            <Pager
              from={first}
              to={first + rows.length - 1}
              total={null}
              previousHref={page > 1 ? at(page - 1) : null}
              nextHref={hasNext ? at(page + 1) : null}
            />
          )}
        </>
      ) : page > 1 ? (
        <PastLastPage page={page} firstHref={at(1)} />
      ) : (
        <EmptyState title="Nothing to undo yet">
          Imports, edits of many prompts, and what is archived or restored are listed here, each with the way
          back. Wordings have their own versions on each prompt’s page.
        </EmptyState>
      )}
    </>
  );
}
