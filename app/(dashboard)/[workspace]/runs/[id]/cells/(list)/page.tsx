import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { EngineOverModel } from "@/components/engines/engine-label";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { DataTable, type Column } from "@/components/tables/data-table";
import { Pager } from "@/components/tables/pager";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { type CellRow, CELLS_PER_PAGE } from "@/lib/domain/answers/cell";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { parseAsPage } from "@/lib/queries/url-parsers";
import { listCells } from "@/lib/services/comparisons";
import { openWorkspacePage } from "@/lib/web/page";

export const metadata: Metadata = { title: "Cells of a run" };

interface CellsPageProps {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

const columns: readonly Column<CellRow>[] = [
  {
    key: "prompt",
    header: "Prompt",
    cell: ({ prompt }) => <span className="line-clamp-2 whitespace-normal">{withoutTricks(prompt)}</span>,
    grow: true,
  },
  {
    key: "model",
    header: "Engine and model",
    cell: ({ engine, modelAsked }) => <EngineOverModel engine={engine} model={withoutTricks(modelAsked)} />,
  },
  {
    key: "market",
    header: "Market",
    cell: ({ market }) => (market === null ? "" : withoutTricks(market)),
    sameWords: ({ market }) => (market === null ? "" : `market: ${withoutTricks(market)}`),
    wide: true,
  },
  {
    key: "persona",
    header: "Persona",
    cell: ({ persona }) => (persona === null ? "" : withoutTricks(persona)),
    sameWords: ({ persona }) => (persona === null ? "" : `as ${withoutTricks(persona)}`),
    wide: true,
  },
  {
    key: "answered",
    header: "Answered",
    cell: ({ asked, answered }) => `${formatCount(answered)} of ${formatCount(asked)}`,
    numeric: true,
  },
];

/** The cells of a run: each wording with each target, whose repeats are a link away. */
export default async function CellsPage({ params, searchParams }: CellsPageProps) {
  const { workspace, id } = await params;
  const { ctx } = await openWorkspacePage(workspace, "answer:read");
  const links = paths.workspace(workspace);
  const { state, problems } = await readAddress({ page: parseAsPage }, searchParams);
  const { page } = state;
  const { rows, total } = await listCells({ ctx, input: { runId: id, page } });
  const from = (page - 1) * CELLS_PER_PAGE;
  return (
    <>
      <PageHeader
        parent={{ label: "The run", href: links.run(id) }}
        title="Cells"
        question="What does this run ask of whom, and how often was it answered?"
      />
      <AddressProblems problems={problems} cleanHref={links.cells(id, { page })} />
      {rows.length === 0 ? (
        <EmptyState
          title="There are no cells here"
          action={
            <Button asChild>
              <Link href={links.cells(id)}>Back to the first</Link>
            </Button>
          }
        >
          This run has {formatCount(total)}.
        </EmptyState>
      ) : (
        <>
          <DataTable
            caption="Cells"
            columns={columns}
            rows={rows}
            rowKey={({ cell }) => String(cell)}
            rowHref={({ cell }) => links.cell(id, cell)}
            comfortable
          />
          <Pager
            from={from + 1}
            to={from + rows.length}
            total={total}
            previousHref={page > 1 ? links.cells(id, { page: page - 1 }) : null}
            nextHref={from + rows.length < total ? links.cells(id, { page: page + 1 }) : null}
          />
        </>
      )}
    </>
  );
}
