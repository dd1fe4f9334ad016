import { Suspense } from "react";
import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { ToldClass, ToldPageType } from "@/components/sources/told-words";
import { Badge } from "@/components/ui/badge";
import type { SourcePage, SourceRow } from "@/lib/domain/answers/source-list";
import { filterWords, zoneName } from "@/lib/format/filter-words";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import { sharedOf } from "@/lib/queries/shared-filters";
import type { Prevalences } from "@/lib/services/sources";
import { SOURCE_DEFINITIONS } from "../../_figures/figure-definitions";
import { CountLink } from "../../_figures/figure-link";
import { INTERVAL_WORDS } from "../../_figures/figure-words";
import { ToldFigure } from "../../_figures/told-figure";
import { citingAnswersHref, sourcesHref, type SourceState } from "../sources-search-params";
import { SourceName } from "./source-name";

interface SourceTableProps {
  /** Null where nobody is led to rows, and the order stays. */
  slug: string | null;
  state: SourceState;
  page: SourcePage;
  /** Of the page's rows. */
  prevalences: Promise<Prevalences>;
  zone: string;
}

/** Domains with their counts, or one domain's sources; each figure leads to the answers behind it. */
export function SourceTable({ slug, state, page, prevalences, zone }: SourceTableProps) {
  const bySource = state.domain !== null;
  const answersOf = ({ domain, sourceUrl }: SourceRow) =>
    slug === null ? null : citingAnswersHref(slug, { ...state, domain, sourceUrl });
  const sorting = (sort: SourceState["sort"], sorted: "ascending" | "descending") => ({
    ...(slug === null ? {} : { sortHref: sourcesHref(slug, { ...state, sort, page: 1 }) }),
    ...(state.sort === sort ? { sorted } : {}),
  });

  const columns: Column<SourceRow>[] = [
    {
      key: "name",
      header: bySource ? "Source" : "Domain",
      cell: (row) => (
        <>
          {bySource ? (
            <SourceName sourceUrl={row.sourceUrl ?? ""} title={row.title}>
              {row.unresolved > 0 && <UnresolvedBadge row={row} />}
            </SourceName>
          ) : (
            <DomainName row={row} />
          )}
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
        <CountLink href={answersOf(row)} label={`${counted(row.answers, "answer")} citing ${nameOf(row)}`}>
          {formatCount(row.answers)}
        </CountLink>
      ),
      numeric: true,
      ...sorting("answers", "descending"),
    },
    {
      key: "prevalence",
      header: (
        <span className="inline-flex items-center gap-1">
          Prevalence
          <PrevalenceHelp state={state} zone={zone} />
        </span>
      ),
      cell: (row) => (
        <Suspense fallback={<span className="text-muted">counting</span>}>
          <Prevalence name={row.sourceUrl ?? row.domain} prevalences={prevalences} />
        </Suspense>
      ),
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
        slug === null
          ? undefined
          : bySource
            ? (row) => citingAnswersHref(slug, { ...state, domain: row.domain, sourceUrl: row.sourceUrl })
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

const UnresolvedBadge = ({ row }: { row: SourceRow }) => (
  <Badge
    title={`The reply gives only a redirect; the domain is read from the citation's title.${row.redirect === null ? "" : ` It is ${row.redirect}.`}`}
  >
    {row.unresolved === row.citations ? "unresolved" : `${formatCount(row.unresolved)} unresolved`}
  </Badge>
);

/** Counted beside the list, which does not wait for it. */
async function Prevalence({ name, prevalences }: { name: string; prevalences: Promise<Prevalences> }) {
  const figure = (await prevalences).rates.get(name);
  return figure ? <ToldFigure figure={figure} bar /> : <span className="text-muted">not told</span>;
}

interface PrevalenceHelpProps {
  state: SourceState;
  zone: string;
}

const PrevalenceHelp = ({ state, zone }: PrevalenceHelpProps) => (
  <HowCounted
    figure="prevalence"
    definition={SOURCE_DEFINITIONS.Prevalence}
    parts={[
      { name: "Numerator", value: "Answers with search that cite it" },
      { name: "Denominator", value: "Answers with search, asked on these days" },
      {
        name: "Interval",
        value: `${INTERVAL_WORDS["questions-like-these"]} Where all answers with search are of fewer than ten families: ${INTERVAL_WORDS["these-questions"]}`,
      },
      {
        name: "Filter",
        value: `${filterWords(state, { zone }).join(", ") || `All answers; days in ${zoneName(zone)}`}. The search box narrows the rows, not the denominator.`,
      },
    ]}
  />
);
