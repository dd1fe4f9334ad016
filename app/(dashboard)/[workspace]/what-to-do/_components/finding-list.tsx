import type { ReactNode } from "react";
import { RateBar } from "@/components/charts/rate-bar";
import { ToldClass } from "@/components/sources/told-words";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { type Series, seriesIn } from "@/lib/domain/answers/series";
import type { Days } from "@/lib/domain/money/spend-periods";
import { withoutTricks } from "@/lib/format/hostile";
import { formatInterval, formatPercent } from "@/lib/format/numbers";
import { counted, formatCount, shorten } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import type { Finding } from "@/lib/services/what-to-do";
import type { Figure } from "@/lib/statistics/intervals/figure";
import { SMALL_SAMPLE } from "@/lib/statistics/intervals/wilson";
import { differenceWords } from "@/lib/format/figure-words";
import { NOTE_WORDS } from "../../_figures/figure-words";
import { gapsHref } from "../../sources/gaps/gaps-search-params";
import { FINDING_LABEL } from "../finding-words";

interface FindingListProps {
  slug: string;
  /** Whose list. */
  brand: { id: string; brand: string; name: string };
  findings: readonly Finding[];
  /** The answers of the period that also satisfy this. */
  answersOf: (asked: Partial<AnswerFilter>) => string;
  days: Days;
  before: Days | null;
  /** Where another model began to answer: what was asked of it is in no figure of a lost source. */
  changes: readonly Series[];
}

/** What to do, the surest first: each with its figures and the way to exactly its rows. */
export const FindingList = ({ findings, ...around }: FindingListProps) => (
  <ol aria-label="What to do" className="border-y">
    {findings.map((finding, place) => (
      <li key={keyOf(finding)} className="flex gap-3 border-b py-3 last:border-b-0">
        <span className="tabular text-muted w-6 shrink-0 text-right">{place + 1}</span>
        <div className="min-w-0 flex-1">
          <Told finding={finding} {...around} />
        </div>
      </li>
    ))}
  </ol>
);

const keyOf = (finding: Finding): string => {
  if (finding.kind === "source-gap") return `gap ${finding.gap.domain}`;
  if (finding.kind === "source-lost") return `lost ${finding.move.domain}`;
  return `${finding.kind} ${finding.promptId}`;
};

type OfFinding = Omit<FindingListProps, "findings"> & { finding: Finding };

function Told({ finding, ...around }: OfFinding) {
  switch (finding.kind) {
    case "source-gap":
      return <Gap {...around} finding={finding} />;
    case "outranked":
      return <Outranked {...around} finding={finding} />;
    case "uninformative":
      return <Uninformative {...around} finding={finding} />;
    case "source-lost":
      return <Lost {...around} finding={finding} />;
  }
}

type Of<Kind extends Finding["kind"]> = Omit<OfFinding, "finding"> & {
  finding: Extract<Finding, { kind: Kind }>;
};

const NAMED = 3;

function Gap({ slug, brand, days, answersOf, finding: { kind, atLeast, gap } }: Of<"source-gap">) {
  const { domain, told, gapRate, competitors } = gap;
  const [own, site] = [withoutTricks(brand.name), withoutTricks(domain)];
  const asked = { domain, withoutBrandId: brand.id, competitors: "named" } as const;
  return (
    <Item
      kind={kind}
      title={
        <>
          Be written about on{" "}
          <Link
            href={gapsHref(slug, { ...days, domain, brand: Number(brand.brand) })}
            className="font-medium underline-offset-2 hover:underline"
          >
            {site}
          </Link>{" "}
          <span className="text-muted text-sm">
            <ToldClass told={told} />
          </span>
        </>
      }
      figure={gapRate}
      atLeast={atLeast}
    >
      <RowLink href={answersOf(asked)}>{counted(gapRate.numerator, "answer")}</RowLink> of{" "}
      <RowLink href={answersOf({ domain, counted: "measured" })}>{formatCount(gapRate.denominator)}</RowLink>{" "}
      that cite it name a competitor and not {own}:{" "}
      {competitors.slice(0, NAMED).map(({ brand: one, gaps }, place) => (
        <span key={one.brand}>
          {place > 0 && ", "}
          {withoutTricks(one.name)}{" "}
          <RowLink href={answersOf({ ...asked, brandId: one.id })}>{formatCount(gaps)}</RowLink>
        </span>
      ))}
      {competitors.length > NAMED && `, and ${competitors.length - NAMED} more`}.
    </Item>
  );
}

function Outranked({ slug, brand, answersOf, finding }: Of<"outranked">) {
  const { kind, atLeast, promptId, rate, competitors } = finding;
  return (
    <Item
      kind={kind}
      title={<>Find out why competitors lead for {questionLink(slug, finding)}</>}
      figure={rate}
      atLeast={atLeast}
    >
      <RowLink href={answersOf({ promptId, withoutBrandId: brand.id, competitors: "top-pick" })}>
        {counted(rate.numerator, "answer")}
      </RowLink>{" "}
      of{" "}
      <RowLink href={answersOf({ promptId, counted: "measured" })}>{formatCount(rate.denominator)}</RowLink>{" "}
      put a competitor first and do not name {withoutTricks(brand.name)}:{" "}
      {competitors.slice(0, NAMED).map(({ brand: one, answers }, place) => (
        <span key={one.brand}>
          {place > 0 && ", "}
          {withoutTricks(one.name)}{" "}
          <RowLink
            href={answersOf({ promptId, withoutBrandId: brand.id, brandId: one.id, level: "top-pick" })}
          >
            {formatCount(answers)}
          </RowLink>
        </span>
      ))}
      {competitors.length > NAMED && `, and ${competitors.length - NAMED} more`}.
    </Item>
  );
}

function Uninformative({ slug, answersOf, finding }: Of<"uninformative">) {
  const { kind, atLeast, promptId, informative, better } = finding;
  const { answers, naming, interval } = informative;
  const silent = answers - naming;
  return (
    <Item
      kind={kind}
      title={<>Word {questionLink(slug, finding)} anew: it measures nobody</>}
      figure={{
        value: answers === 0 ? null : silent / answers,
        interval: interval && { low: 1 - interval.high, high: 1 - interval.low },
        notes: answers < SMALL_SAMPLE ? ["small-sample"] : [],
      }}
      atLeast={atLeast}
    >
      <RowLink href={answersOf({ promptId, companies: "none" })}>{counted(silent, "answer")}</RowLink> of{" "}
      <RowLink href={answersOf({ promptId, companies: "told" })}>{formatCount(answers)}</RowLink> name no
      company at all. For example: <q className="text-ink">{withoutTricks(better)}</q>
    </Item>
  );
}

function Lost({ answersOf, before, changes, finding: { kind, atLeast, move } }: Of<"source-lost">) {
  const { domain, difference } = move;
  const { one, other } = difference;
  const whole = { search: "done", counted: "measured", withoutSeries: seriesIn(changes) } as const;
  const asked = { ...whole, domain };
  return (
    <Item
      kind={kind}
      title={
        <>
          See what became of <span className="font-medium">{withoutTricks(domain)}</span>
        </>
      }
      figure={{ value: other.value, interval: other.interval, notes: other.notes }}
      atLeast={atLeast}
    >
      <RowLink href={answersOf(asked)}>{counted(other.numerator, "answer")}</RowLink> of{" "}
      <RowLink href={answersOf(whole)}>{formatCount(other.denominator)}</RowLink> with search cite it; in the
      period before{" "}
      {before ? (
        <>
          <RowLink href={answersOf({ ...asked, ...before })}>{formatCount(one.numerator)}</RowLink> of{" "}
          <RowLink href={answersOf({ ...whole, ...before })}>{formatCount(one.denominator)}</RowLink>
        </>
      ) : (
        `${formatCount(one.numerator)} of ${formatCount(one.denominator)}`
      )}{" "}
      did: {differenceWords(difference)}.
    </Item>
  );
}

const QUESTION_CHARS = 120;

const questionLink = (slug: string, { promptId, words }: { promptId: string; words: string }) => (
  <Link
    href={paths.workspace(slug).prompt(promptId)}
    className="font-medium underline-offset-2 hover:underline"
  >
    “{shorten(withoutTricks(words), QUESTION_CHARS)}”
  </Link>
);

interface ItemProps {
  kind: Finding["kind"];
  title: ReactNode;
  figure: Pick<Figure, "value" | "interval" | "notes">;
  atLeast: number;
  /** Why it is believed. */
  children: ReactNode;
}

const Item = ({ kind, title, figure: { value, interval, notes }, atLeast, children }: ItemProps) => (
  <div className="flex flex-col gap-x-6 gap-y-1 md:flex-row md:items-start">
    <div className="min-w-0 flex-1">
      <p className="break-words">
        <Badge className="mr-2">{FINDING_LABEL[kind]}</Badge>
        {title}
      </p>
      <p className="text-muted max-w-3xl text-sm break-words">{children}</p>
    </div>
    {value !== null && interval && (
      <p
        className="tabular flex max-w-full shrink-0 flex-wrap items-center gap-2 text-sm whitespace-nowrap"
        title={[surely(atLeast), ...notes.map((note) => NOTE_WORDS[note])].join("; ")}
      >
        <RateBar share={value} interval={interval} isSmall={notes.includes("small-sample")} />
        <span className="w-12 text-right">{formatPercent(value)}</span>
        <span className="text-muted w-16 text-xs">{formatInterval(interval)}</span>
        <span className="text-muted text-xs md:min-w-28 md:text-right">{surely(atLeast)}</span>
      </p>
    )}
  </div>
);

const surely = (atLeast: number): string =>
  atLeast < 1 ? "no answer for sure" : `at least ${counted(Math.floor(atLeast), "answer")}`;

const RowLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className="text-ink tabular underline underline-offset-4">
    {children}
  </Link>
);
