import type { Metadata } from "next";
import { z } from "zod";
import { PageHeader } from "@/components/shell/page-header";
import { DataTable, type Column } from "@/components/tables/data-table";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import type { ImportView } from "@/lib/domain/answers/answer-import-view";
import { IMPORT_STATE_LABELS } from "@/lib/domain/answers/import-words";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { getImport, listImports } from "@/lib/services/answer-imports";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { ImportPanel } from "./_components/import-panel";
import { UploadForm } from "./_components/upload-form";

export const metadata: Metadata = { title: "Import answers" };

interface ImportAnswersPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const columns: readonly Column<ImportView>[] = [
  { key: "file", header: "File", cell: ({ fileName }) => withoutTricks(fileName), grow: true },
  { key: "state", header: "State", cell: ({ state }) => IMPORT_STATE_LABELS[state] },
  { key: "answers", header: "Answers", cell: ({ counts }) => formatCount(counts.fresh), numeric: true },
  { key: "by", header: "By", cell: ({ by }) => withoutTricks(by ?? "the command line"), wide: true },
  { key: "at", header: "Begun", cell: ({ createdAt }) => <Time iso={createdAt} />, wide: true },
];

export default async function ImportAnswersPage({ params, searchParams }: ImportAnswersPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "answer:import");
  const { slug } = workspace;
  const links = paths.workspace(slug);
  const id = z.string().safeParse((await searchParams)["import"]).data;
  const chosen = id === undefined ? null : await orNotFound(getImport({ ctx, input: { id } }));
  const imports = chosen ? [] : await listImports({ ctx });
  return (
    <>
      <PageHeader
        parent={{ label: "Answers", href: links.answers() }}
        title="Import answers"
        question="Which answers that were collected elsewhere come in, and what is wrong with the others?"
        actions={
          chosen && (
            <Button asChild>
              <Link href={links.importAnswers()}>All imports</Link>
            </Button>
          )
        }
      />
      {chosen ? (
        <ImportPanel key={chosen.id} slug={slug} initial={chosen} />
      ) : (
        <div className="flex flex-col gap-6">
          <UploadForm slug={slug} />
          {imports.length > 0 && (
            <DataTable
              caption="Imports"
              columns={columns}
              rows={imports}
              rowKey={(row) => row.id}
              rowHref={(row) => links.importAnswers({ import: row.id })}
            />
          )}
        </div>
      )}
    </>
  );
}
