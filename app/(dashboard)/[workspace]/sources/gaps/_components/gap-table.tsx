import type { ReactNode } from "react";
import { EngineMark } from "@/components/engines/engine-mark";
import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { ToldClass } from "@/components/sources/told-words";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { engineLabel } from "@/lib/domain/engines/engine";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import type { SourceGap, SourceGaps } from "@/lib/services/sources";
import { gapDefinitions } from "../../../_figures/figure-definitions";
import { INTERVAL_WORDS } from "../../../_figures/figure-words";
import { CountLink, FigureLink } from "../../../_figures/figure-link";
import { FigureHead } from "../../../_figures/told-figure";
import { nameOf } from "../../_components/source-table";
import { SourceName } from "../../_components/source-name";

interface GapTableProps {
  gaps: SourceGaps;
  /** Whose gaps. */
  brand: { id: string; name: string };
  /** What is shown, in words, for "how this is counted". */
  filterWords: string;
  /** The answers of the period that also satisfy this; null where nobody is led there. */
  answersOf: (asked: Partial<AnswerFilter>) => string | null;
  /** The gaps of a domain's pages. */
  pagesOf: ((domain: string) => string) | null;
}

const COMPETITORS_SHOWN = 3;

/** Domains, or a domain's sources, by how many answers cite them where a competitor is named and the own brand is not. */
export function GapTable({ gaps, brand, filterWords, answersOf, pagesOf }: GapTableProps) {
  const own = withoutTricks(brand.name);
  const bySource = gaps.rows.some(({ sourceUrl }) => sourceUrl !== null);
  const definitions = gapDefinitions(own);
  const gapOf = ({ domain, sourceUrl }: SourceGap, more: Partial<AnswerFilter> = {}) =>
    answersOf({ domain, sourceUrl, withoutBrandId: brand.id, competitors: "named", ...more });
  const help = (figure: string, definition: string, parts: { name: string; value: ReactNode }[]) => (
    <HowCounted
      figure={figure}
      definition={definition}
      parts={[...parts, { name: "Filter", value: filterWords }]}
    />
  );
  const columns: Column<SourceGap>[] = [
    {
      key: "name",
      header: bySource ? "Source" : "Domain",
      grow: true,
      cell: (row) =>
        row.sourceUrl === null ? (
          withoutTricks(row.domain)
        ) : (
          <SourceName sourceUrl={row.sourceUrl} title={row.title} />
        ),
    },
    { key: "class", header: "Class", cell: ({ told }) => <ToldClass told={told} />, wide: true },
    {
      key: "gaps",
      header: (
        <FigureHead
          name={<OnPhone short="Gap">Gap answers</OnPhone>}
          help={help("a gap", definitions.gap, [
            {
              name: "Competitors",
              value: gaps.competitors.map(({ name }) => withoutTricks(name)).join(", "),
            },
          ])}
        />
      ),
      numeric: true,
      cell: (row) => (
        <CountLink href={gapOf(row)} label={`${counted(row.gaps, "gap answer")} citing ${nameOf(row)}`}>
          {formatCount(row.gaps)}
        </CountLink>
      ),
    },
    {
      key: "answers",
      header: "Citing it",
      numeric: true,
      wide: true,
      cell: (row) => (
        <CountLink
          href={answersOf({ domain: row.domain, sourceUrl: row.sourceUrl, counted: "measured" })}
          label={`${counted(row.answers, "answer")} citing ${nameOf(row)}`}
        >
          {formatCount(row.answers)}
        </CountLink>
      ),
    },
    {
      key: "naming",
      header: (
        <FigureHead
          name={<OnPhone short="Named">Naming {own}</OnPhone>}
          help={help(`naming ${own}`, definitions.naming, [
            { name: "Denominator", value: "Answers that cite it" },
            {
              name: "Interval",
              value: `${INTERVAL_WORDS["questions-like-these"]} Where what cites it is of fewer than ten families: ${INTERVAL_WORDS["these-questions"]}`,
            },
          ])}
        />
      ),
      numeric: true,
      cell: (row) => (
        <FigureLink
          figure={row.naming}
          href={answersOf({ domain: row.domain, sourceUrl: row.sourceUrl, brandId: brand.id })}
          label={`${counted(row.naming.numerator, "answer")} citing ${nameOf(row)} and naming ${own}`}
          bar
        />
      ),
    },
    {
      key: "beside",
      header: "Named in the gap",
      wide: true,
      cell: (row) => (
        <span className="inline-flex gap-x-3">
          {row.competitors.slice(0, COMPETITORS_SHOWN).map(({ brand: one, gaps: count }) => (
            <CountLink
              key={one.brand}
              href={gapOf(row, { brandId: one.id })}
              label={`${counted(count, "gap answer")} citing ${nameOf(row)} and naming ${withoutTricks(one.name)}`}
            >
              <span className="inline-block max-w-28 truncate">{withoutTricks(one.name)}</span>{" "}
              <span className="text-muted ml-1">{formatCount(count)}</span>
            </CountLink>
          ))}
          {row.competitors.length > COMPETITORS_SHOWN && (
            <span
              className="text-muted"
              title={row.competitors
                .slice(COMPETITORS_SHOWN)
                .map(({ brand: one, gaps: count }) => `${withoutTricks(one.name)} ${formatCount(count)}`)
                .join(", ")}
            >
              +{row.competitors.length - COMPETITORS_SHOWN}
            </span>
          )}
        </span>
      ),
    },
    {
      key: "engines",
      header: "Engines",
      wide: true,
      cell: (row) => (
        <span className="inline-flex gap-x-3">
          {row.engines.map(({ engine, gaps: count }) => (
            <CountLink
              key={engine}
              href={gapOf(row, { engine })}
              label={`${counted(count, "gap answer")} of ${withoutTricks(engineLabel(engine))} citing ${nameOf(row)}`}
            >
              <EngineMark engine={engine} className="mr-1" />
              {formatCount(count)}
            </CountLink>
          ))}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      caption={bySource ? "Sources with a gap" : "Domains with a gap"}
      columns={columns}
      rows={gaps.rows}
      rowKey={(row) => `${row.domain} ${row.sourceUrl ?? ""}`}
      rowHref={(row) => (row.sourceUrl === null ? pagesOf?.(row.domain) : (gapOf(row) ?? undefined))}
    />
  );
}

/** A shorter head where the column is narrow. */
const OnPhone = ({ short, children }: { short: string; children: ReactNode }) => (
  <>
    <span className="md:hidden">{short}</span>
    <span className="hidden md:inline">{children}</span>
  </>
);
