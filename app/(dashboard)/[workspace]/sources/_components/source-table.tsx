import Link from "next/link";
import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import type { SourcePage, SourceRow } from "@/lib/domain/source-list";
import { safeHref, withoutTricks } from "@/lib/format/hostile";
import { formatPercent } from "@/lib/format/numbers";
import { formatCount } from "@/lib/format/text";
import { citingAnswersHref, sourcesHref, type SourceState } from "../sources-search-params";

interface SourceTableProps {
  slug: string;
  state: SourceState;
  page: SourcePage;
}

/** Domains with their counts, or one domain's sources; each figure leads to the answers behind it. */
export function SourceTable({ slug, state, page }: SourceTableProps) {
  const { engine, from, to } = state;
  const span = { engine, from, to };
  const bySource = state.domain !== null;
  const answersOf = ({ domain, sourceUrl }: SourceRow) =>
    citingAnswersHref(slug, { domain, sourceUrl, ...span });
  const sorting = (sort: SourceState["sort"], sorted: "ascending" | "descending") => ({
    sortHref: sourcesHref(slug, { ...state, sort, page: 1 }),
    ...(state.sort === sort ? { sorted } : {}),
  });

  const columns: Column<SourceRow>[] = [
    {
      key: "name",
      header: bySource ? "Source" : "Domain",
      cell: (row) => (bySource ? <SourceName row={row} /> : <DomainName row={row} />),
      grow: true,
      ...sorting("name", "ascending"),
    },
    ...(bySource
      ? []
      : [
          {
            key: "sources",
            header: "Sources",
            cell: (row: SourceRow) => formatCount(row.sources),
            numeric: true,
            wide: true,
          },
        ]),
    {
      key: "citations",
      header: "Citations",
      cell: (row) => formatCount(row.citations),
      numeric: true,
      wide: true,
      ...sorting("citations", "descending"),
    },
    {
      key: "answers",
      header: "Answers",
      cell: (row) => (
        <Link
          href={answersOf(row)}
          aria-label={`${formatCount(row.answers)} answers citing ${nameOf(row)}`}
          className="text-accent relative z-10 underline-offset-2 hover:underline"
        >
          {formatCount(row.answers)}
        </Link>
      ),
      numeric: true,
      ...sorting("answers", "descending"),
    },
    {
      key: "prevalence",
      header: (
        <span className="inline-flex items-center gap-1">
          Prevalence
          <PrevalenceHelp page={page} state={state} />
        </span>
      ),
      cell: (row) => <Prevalence citing={row.searchedAnswers} searched={page.searchedAnswers} />,
      numeric: true,
    },
  ];
  return (
    <DataTable
      caption={
        bySource ? `Sources of ${nameOf({ domain: state.domain ?? "", sourceUrl: null })}` : "Cited domains"
      }
      columns={columns}
      rows={page.rows}
      rowKey={(row) => `${row.domain} ${row.sourceUrl ?? ""}`}
      rowHref={bySource ? answersOf : (row) => sourcesHref(slug, { domain: row.domain, ...span })}
    />
  );
}

/** What a source or domain is called where its place is only a name. */
export const nameOf = ({ domain, sourceUrl }: Pick<SourceRow, "domain" | "sourceUrl">): string =>
  withoutTricks((sourceUrl ?? domain) || "unresolved redirects");

const DomainName = ({ row }: { row: SourceRow }) =>
  row.domain === "" ? (
    <span className="inline-flex items-center gap-2">
      Unresolved redirect
      <Badge title="The replies give only a redirect here, and nothing tells where it leads.">
        domain unknown
      </Badge>
    </span>
  ) : (
    <span className="inline-flex items-center gap-2">
      {withoutTricks(row.domain)}
      {row.unresolved > 0 && <UnresolvedBadge row={row} />}
    </span>
  );

function SourceName({ row }: { row: SourceRow }) {
  const url = row.sourceUrl ?? "";
  const href = safeHref(url);
  const title = withoutTricks(row.title ?? "");
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 sm:flex-nowrap">
      <span className="truncate">{title || withoutTricks(url)}</span>
      {row.unresolved > 0 && <UnresolvedBadge row={row} />}
      {title && href && (
        <span className="text-muted truncate text-xs font-normal">
          {withoutTricks(url.replace(/^https?:\/\//, ""))}
        </span>
      )}
    </span>
  );
}

const UnresolvedBadge = ({ row }: { row: SourceRow }) => (
  <Badge title="The reply gives only a redirect; the domain is read from the citation's title.">
    {row.unresolved === row.citations ? "unresolved" : `${formatCount(row.unresolved)} unresolved`}
  </Badge>
);

function Prevalence({ citing, searched }: { citing: number; searched: number }) {
  if (searched === 0) return <span className="text-muted">no answer searched</span>;
  const share = citing / searched;
  return (
    <span
      className="inline-flex items-center gap-2 whitespace-nowrap"
      title={`${formatCount(citing)} of ${formatCount(searched)} answers with search`}
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        className="hidden h-1 w-16 lg:block"
      >
        <rect width="100" height="4" className="fill-sunken" />
        <rect width={100 * share} height="4" className="fill-accent" />
      </svg>
      {formatPercent(share)}
    </span>
  );
}

const PrevalenceHelp = ({ page, state }: { page: SourcePage; state: SourceState }) => (
  <HowCounted
    figure="prevalence"
    definition="Of the answers that were given with a search, the share that cites the domain or source at least once. An answer that cites it twice counts once; answers without a search count nowhere."
    parts={[
      { name: "Numerator", value: "Answers with search that cite it" },
      { name: "Denominator", value: `${formatCount(page.searchedAnswers)} answers with search (n)` },
      {
        name: "Filter",
        value: `${state.engine ?? "any engine"}, ${state.from ?? "the first answer"} to ${state.to ?? "today"} (UTC). The search box narrows the rows, not n.`,
      },
    ]}
  />
);
