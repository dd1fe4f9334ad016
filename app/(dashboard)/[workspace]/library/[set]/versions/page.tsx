import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { EmptyState } from "@/components/states/empty-state";
import { DataTable, type Column } from "@/components/tables/data-table";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { SetVersionRow } from "@/lib/domain/library/set-version";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { compareSetVersions, getPromptSet, listSetVersions } from "@/lib/services/prompt-sets";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { versionsParsers } from "../../library-search-params";
import { SetHeader } from "../_components/set-header";
import { VersionDiff } from "./version-diff";

export const metadata: Metadata = { title: "Versions" };

interface VersionsPageProps {
  params: Promise<{ workspace: string; set: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function VersionsPage({ params, searchParams }: VersionsPageProps) {
  const { workspace: address, set: setId } = await params;
  const { workspace, ctx } = await openWorkspacePage(address, "prompt:read");
  const { slug } = workspace;
  const { state, problems } = await readAddress(versionsParsers, searchParams);
  const [set, rows] = await Promise.all([
    orNotFound(getPromptSet({ ctx, input: { id: setId } })),
    listSetVersions({ ctx, input: { setId } }),
  ]);
  const [newest, second] = rows;
  const newer = state.newer ?? newest?.number ?? null;
  const older = state.older ?? (newer === newest?.number ? second?.number : newer && newer - 1) ?? null;
  const diff =
    older && newer ? await orNotFound(compareSetVersions({ ctx, input: { setId, older, newer } })) : null;
  const { library } = paths.workspace(slug);
  return (
    <>
      <SetHeader slug={slug} set={set} current="versions" />
      <AddressProblems problems={problems} cleanHref={library.versions(setId, state)} />
      {rows.length === 0 ? (
        <EmptyState title="No version yet">
          A version is cut when the set is run, and only where it holds something else than ever before: what
          a run asked is always known.
        </EmptyState>
      ) : (
        <div className="flex flex-col gap-8">
          <DataTable
            caption="Versions of this set"
            columns={columnsOf((number) => library.versions(setId, { older: number - 1, newer: number }))}
            rows={rows}
            rowKey={(version) => version.id}
          />
          {diff && <VersionDiff slug={slug} diff={diff} />}
        </div>
      )}
    </>
  );
}

const columnsOf = (comparison: (number: number) => string): readonly Column<SetVersionRow>[] => [
  { key: "number", header: "Version", cell: ({ number }) => `Version ${number}` },
  { key: "cut", header: "Cut", cell: ({ createdAt }) => <Time iso={createdAt} /> },
  { key: "prompts", header: "Prompts", cell: ({ prompts }) => formatCount(prompts), numeric: true },
  { key: "runs", header: "Runs", cell: ({ runs }) => formatCount(runs), numeric: true },
  {
    key: "changes",
    header: <span className="sr-only">What changed</span>,
    cell: ({ number }) =>
      number > 1 && (
        <Link href={comparison(number)} className="text-accent hover:underline">
          What changed<span className="sr-only"> in version {number}</span>
        </Link>
      ),
    numeric: true,
  },
];
