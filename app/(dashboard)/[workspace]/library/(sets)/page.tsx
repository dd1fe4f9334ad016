import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { listPromptSets } from "@/lib/services/prompt-sets";
import { openWorkspacePage } from "@/lib/web/page";
import { LibraryLinks } from "../_components/library-links";
import { NewSet } from "../_components/new-set";
import { SetsTable } from "../_components/sets-table";
import { SETS_QUESTION } from "../library-words";
import { setsParsers } from "../library-search-params";

export const metadata: Metadata = { title: "Library" };

interface LibraryPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function LibraryPage({ params, searchParams }: LibraryPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "prompt:read");
  const { slug } = workspace;
  const { state, problems } = await readAddress(setsParsers, searchParams);
  const [rows, others] = await Promise.all([
    listPromptSets({ ctx, input: { archived: state.archived } }),
    listPromptSets({ ctx, input: { archived: !state.archived } }),
  ]);
  const mayWrite = roleMay(workspace.role, "prompt:write");
  const { library } = paths.workspace(slug);
  return (
    <>
      <PageHeader
        title="Library"
        question={SETS_QUESTION}
        actions={mayWrite && rows.length > 0 && <NewSet slug={slug} />}
      />
      <LibraryLinks slug={slug} current="sets" />
      <AddressProblems
        problems={problems}
        cleanHref={library.sets({ archived: state.archived || undefined })}
      />
      {rows.length > 0 ? (
        <SetsTable slug={slug} rows={rows} />
      ) : state.archived ? (
        <EmptyState
          title="No set is archived"
          action={
            <Button asChild>
              <Link href={library.sets()}>To the sets in use</Link>
            </Button>
          }
        />
      ) : (
        <EmptyState title="No set yet" action={mayWrite && <NewSet slug={slug} />}>
          A set holds the questions of one programme: with topics, markets, personas and families, asked
          together and again and again. A viewer reads sets; members make them.
        </EmptyState>
      )}
      {(state.archived || others.length > 0) && (
        <p className="pt-3 text-sm">
          <Link
            href={library.sets(state.archived ? {} : { archived: true })}
            className="text-accent underline-offset-2 hover:underline"
          >
            {state.archived ? "To the sets in use" : `Archived sets (${others.length})`}
          </Link>
        </p>
      )}
    </>
  );
}
