import Link from "next/link";
import { RateBar } from "@/components/charts/rate-bar";
import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { ToldClass, ToldPageType } from "@/components/sources/told-words";
import { Badge } from "@/components/ui/badge";
import type { SourcePage, SourceRow } from "@/lib/domain/answers/source-list";
import { filterWords, zoneName } from "@/lib/format/filter-words";
import { safeHref, withoutTricks } from "@/lib/format/hostile";
import { formatInterval, formatPercent, formatRate } from "@/lib/format/numbers";
import { counted, formatCount } from "@/lib/format/text";
import { sharedOf } from "@/lib/queries/shared-filters";
import { SMALL_SAMPLE, wilsonInterval } from "@/lib/statistics/intervals/wilson";
import { citingAnswersHref, sourcesHref, type SourceState } from "../sources-search-params";

interface SourceTableProps {
  slug: string;
  state: SourceState;
  page: SourcePage;
  zone: string;
}

/** Domains with their counts, or one domain's sources; each figure leads to the answers behind it. */
export function SourceTable({ slug, state, page, zone }: SourceTableProps) {
  const bySource = state.domain !== null;
  const answersOf = ({ domain, sourceUrl }: SourceRow) =>
    citingAnswersHref(slug, { ...state, domain, sourceUrl });
  const sorting = (sort: SourceState["sort"], sorted: "ascending" | "descending") => ({
    sortHref: sourcesHref(slug, { ...state, sort, page: 1 }),
    ...(state.sort === sort ? { sorted } : {}),
  });

  const columns: Column<SourceRow>[] = [
    {
      key: "name",
      header: bySource ? "Source" : "Domain",
      cell: (row) => (
        <>
          {bySource ? <SourceName row={row} /> : <DomainName row={row} />}
          <span className="text-muted block text-xs font-normal md:hidden">
            <ToldClass told={row.told} />
          </span>
        </>
      ),
      grow: true,
      ...sorting("name", "ascending"),
    },
    {
      key: "class",
      header: "Class",
      cell: ({ told }) => <ToldClass told={told} />,
      wide: true,
    },
    ...(bySource
      ? [
          {
            key: "pageType",
            header: "Page type",
            cell: ({ told }: SourceRow) => <ToldPageType told={told} />,
            wide: true,
          },
        ]
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
          className="text-accent relative z-10 inline-flex min-h-6 min-w-6 items-center justify-end underline-offset-2 hover:underline"
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
          <span className="hidden font-normal lg:inline">assumes independent answers</span>
          <PrevalenceHelp page={page} state={state} zone={zone} />
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
      rowHref={
        bySource
          ? answersOf
          : (row) => sourcesHref(slug, { ...sharedOf(state), ...ofClass(state), domain: row.domain })
      }
    />
  );
}

const ofClass = ({ sourceClass, pageType }: SourceState) => ({ sourceClass, pageType });

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
  <Badge
    title={`The reply gives only a redirect; the domain is read from the citation's title.${row.redirect === null ? "" : ` It is ${row.redirect}.`}`}
  >
    {row.unresolved === row.citations ? "unresolved" : `${formatCount(row.unresolved)} unresolved`}
  </Badge>
);

/** The share with its interval; the whole of it on hover and for screen readers, which see no bar. */
function Prevalence({ citing, searched }: { citing: number; searched: number }) {
  const interval = wilsonInterval(citing, searched);
  if (interval === null) return <span className="text-muted">no answer searched</span>;
  const share = citing / searched;
  const isSmall = searched < SMALL_SAMPLE;
  return (
    <span
      className="inline-flex flex-col items-end md:flex-row md:items-center md:gap-2"
      title={`${formatCount(citing)} of ${formatCount(searched)} answers with search: ${formatRate({ share, ...interval, n: searched })}${isSmall ? ", a small sample" : ""}. 95 % interval, assumes independent answers.`}
    >
      <span className="hidden lg:inline">
        <RateBar share={share} interval={interval} isSmall={isSmall} />
      </span>
      <span className="w-12">{formatPercent(share)}</span>
      <span className="text-muted text-xs md:w-14">{formatInterval(interval)}</span>
    </span>
  );
}

interface PrevalenceHelpProps {
  page: SourcePage;
  state: SourceState;
  zone: string;
}

const PrevalenceHelp = ({ page, state, zone }: PrevalenceHelpProps) => (
  <HowCounted
    figure="prevalence"
    definition="Of the answers that were given with a search, the share that cites the domain or source at least once. An answer that cites it twice counts once; answers without a search count nowhere."
    parts={[
      { name: "Numerator", value: "Answers with search that cite it" },
      {
        name: "Denominator",
        value: `${counted(page.searchedAnswers, "answer")} with search (n)${page.searchedAnswers < SMALL_SAMPLE ? ": a small sample, drawn broken" : ""}`,
      },
      {
        name: "Interval",
        value:
          "Wilson's, 95 %. Assumes independent answers: repeats of one question are alike, so the truth is wider. No verdict is drawn from it.",
      },
      {
        name: "Filter",
        value: `${filterWords(state, { zone }).join(", ") || `All answers; days in ${zoneName(zone)}`}. The search box narrows the rows, not n.`,
      },
    ]}
  />
);
