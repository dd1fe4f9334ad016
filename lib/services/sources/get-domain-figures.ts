import "server-only";
import { startsOf } from "@/lib/db/query/day-bounds";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { citedIn } from "@/lib/db/sql/figures/cited-conditions";
import { isOfDomains } from "@/lib/db/sql/figures/cited-domains";
import {
  countCitations,
  countDomainDays,
  countDomainGroups,
  countDomainSpells,
  type DomainGroup,
  type DomainRow,
} from "@/lib/db/sql/figures/count-domain";
import { countToldClasses } from "@/lib/db/sql/figures/count-told-classes";
import { domainParts } from "@/lib/db/sql/figures/domain-parts";
import type { Condition } from "@/lib/db/query/conditions";
import { factsOf } from "@/lib/db/sql/figures/fact-conditions";
import { countNamedBeside } from "@/lib/db/sql/figures/named-beside";
import { saidParts } from "@/lib/db/sql/figures/read-said";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { Days } from "@/lib/domain/money/spend-periods";
import type { CitedFilter } from "@/lib/domain/sources/cited-filter";
import type { PageType, SourceClass } from "@/lib/domain/sources/source-class";
import {
  isPermitted,
  prismaOf,
  readsOf,
  requirePermission,
  type Call,
  type Context,
} from "@/lib/services/context";
import { type AnsweringChange, readModelChanges } from "@/lib/services/overview/model-changes";
import { readAnyFactsOf, readFactsOf, type ShownBrand } from "@/lib/services/overview/read-facts-of";
import { readWords } from "@/lib/services/overview/read-words";
import { talliedRate, talliedShare } from "@/lib/statistics/figures/tallied";
import type { Rate } from "@/lib/statistics/intervals/rate";
import { meanOf, type Share } from "@/lib/statistics/intervals/share";
import { estimandOf } from "@/lib/statistics/measures/counted-brands";

/** All that is told of one cited domain. */
export interface DomainFigures {
  /** Answers that cite it, with search or not, its citations and its addresses. */
  answers: number;
  citations: number;
  sources: number;
  /** When the questions of the first and the last answer that cites it were asked; null where none does. */
  first: Date | null;
  last: Date | null;
  /** Answers that cite it ÷ answers with search. */
  prevalence: Rate;
  /** Its citations ÷ all citations. */
  citationShare: Share;
  /** At which place, from 1, an answer that cites it does so first: the mean. */
  position: Share;
  engines: { engine: string; prevalence: Rate }[];
  /** Null: asked in no market. Those alone that it is cited in. */
  markets: { id: string | null; name: string | null; prevalence: Rate }[];
  /** Questions whose answers cite it, those of most such answers first, and how many there are; none for whoever reads no prompts. */
  prompts: { promptId: string; words: string; answers: number; citing: number }[];
  citingPrompts: number;
  /** Of the answers that cite it: those that name each brand, controls left out. */
  beside: { brand: ShownBrand; answers: number }[];
  classes: { is: SourceClass | null; sources: number; answers: number }[];
  pageTypes: { is: PageType | null; sources: number; answers: number }[];
  /** One rate a spell, in order; null of one without an answer with search. */
  trend: (Rate | null)[];
  changes: AnsweringChange[];
}

interface Asked {
  filter: Zoned<FigureFilter>;
  cited: CitedFilter & { domain: string };
  /** Side by side and in order: of the trend. */
  spells: readonly Days[];
  /** How many questions are listed at most. */
  most: number;
}

/** The figures of one domain, of the answers that a filter leaves. */
export async function getDomainFigures({
  ctx,
  input: { filter, cited: narrowed, spells, most },
}: Call<Asked>): Promise<DomainFigures> {
  requirePermission(ctx, "source:read");
  const own = readsOf(ctx);
  const { zone } = filter;
  const asked = { facts: factsOf(own, filter), ...citedOf(own, narrowed) };
  const [from, to] = [spells[0]?.from ?? null, spells.at(-1)?.to ?? null];
  const breaks = spells.map((spell) => spell.from);
  const starts = startsOf(breaks, zone);
  const [spelled, parts, spelledParts] = await Promise.all([
    readAnyFactsOf(ctx, { ...filter, from, to }),
    domainParts(own, { filter, cited: narrowed }),
    domainParts(own, { filter: { ...filter, from, to }, cited: narrowed, breaks }),
  ]);
  const withDays = (
    by: DomainGroup,
    rows: readonly DomainRow[],
    facts: readonly Condition[] = asked.facts,
  ) => (isOfTheseQuestions(rows) ? countDomainDays(own, { ...asked, facts, by, zone }) : rows);
  const [groups, spelledRows, citations, told, beside, changes] = await Promise.all([
    countDomainGroups(own, parts),
    spells.length === 0 ? [] : countDomainSpells(own, spelledParts, { days: breaks, starts }),
    countCitations(own, parts),
    countToldClasses(own, parts),
    namedBeside(ctx, filter, narrowed),
    readModelChanges(ctx, spelled),
  ]);
  const groupOf = (by: "all" | "engine" | "market") =>
    withDays(
      by,
      groups.filter((row) => row.by === by),
    );
  const [all, engines, markets, trend] = await Promise.all([
    groupOf("all"),
    groupOf("engine"),
    groupOf("market"),
    withDays({ starts }, spelledRows, spelled.facts),
  ]);
  const classesOf = (by: "all" | "class" | "pageType") => told.filter((row) => row.by === by);
  const citing = all
    .filter((row) => row.citing > 0)
    .toSorted((one, other) => other.citing - one.citing || one.answers - other.answers);
  const shown = isPermitted(ctx, "prompt:read") ? citing.slice(0, most) : [];
  const [words, names] = await Promise.all([
    shown.length === 0
      ? new Map<string, string>()
      : readWords(
          ctx,
          shown.map(({ prompt }) => prompt),
        ),
    marketNames(ctx),
  ]);
  const spellRates = ratesOf(trend);
  const cited = citations.filter((row) => row.citing > 0);
  return {
    answers: sumOf(cited, (row) => row.citing),
    citations: sumOf(cited, (row) => row.citations),
    sources: sumOf(classesOf("all"), (row) => row.sources),
    first: cited[0]?.first ?? null,
    last: cited[0]?.last ?? null,
    prevalence: rateOfRows(all),
    citationShare: talliedShare(citations.map((row) => ({ ...row, part: row.citations, whole: row.all })))
      .figure,
    position: meanOf(
      cited.map(({ family, places, citing: whole }) => ({ cluster: family, part: places, whole })),
      "questions-like-these",
    ),
    engines: [...ratesOf(engines)].map(([engine, prevalence]) => ({ engine: engine ?? "", prevalence })),
    markets: [...ratesOf(markets)]
      .filter(([, { numerator }]) => numerator > 0)
      .map(([id, prevalence]) => ({ id, name: id === null ? null : (names.get(id) ?? null), prevalence })),
    prompts: shown.map((row) => ({
      promptId: row.prompt,
      words: words.get(row.prompt) ?? "",
      answers: row.answers,
      citing: row.citing,
    })),
    citingPrompts: citing.length,
    beside,
    classes: classesOf("class").map(({ class: is, ...counts }) => ({ is, ...countsOf(counts) })),
    pageTypes: classesOf("pageType").map(({ pageType: is, ...counts }) => ({ is, ...countsOf(counts) })),
    trend: spells.map((_, spell) => spellRates.get(String(spell)) ?? null),
    changes,
  };
}

const citedOf = (own: WorkspaceReads, cited: Asked["cited"]) => ({
  domain: cited.domain,
  cited: citedIn(own, cited),
  ofDomains: isOfDomains(cited),
});

const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

/** Whether a group's figure is of its very questions, which wants days. */
const isOfTheseQuestions = (rows: readonly DomainRow[]): boolean =>
  [...Map.groupBy(rows, ({ group }) => group).values()].some((own) => estimandOf(own) === "these-questions");

const countsOf = ({ sources, answers }: { sources: number; answers: number }) => ({ sources, answers });

const rateOfRows = (rows: readonly DomainRow[]): Rate =>
  talliedRate(
    rows.map((row) => ({ ...row, hits: row.citing })),
    { estimand: estimandOf(rows) },
  ).figure;

const ratesOf = (rows: readonly DomainRow[]): Map<string | null, Rate> =>
  new Map([...Map.groupBy(rows, ({ group }) => group)].map(([group, own]) => [group, rateOfRows(own)]));

/** Brands are told of what is measured by the rules of now alone. */
async function namedBeside(
  ctx: Context,
  filter: Zoned<FigureFilter>,
  cited: Asked["cited"],
): Promise<DomainFigures["beside"]> {
  const own = readsOf(ctx);
  const { brands, ...measured } = await readFactsOf(ctx, filter);
  // Sums tell domains, of whoever answered, and no prompts of theirs.
  const isSummed = isOfDomains(cited) && measured.answered !== null;
  const rows = await countNamedBeside(own, {
    parts: isSummed ? await saidParts(own, measured) : { sums: null, facts: measured.facts },
    own: brands.find(({ isOwn }) => isOwn)?.brand ?? null,
    ...citedOf(own, cited),
  });
  return rows.flatMap(({ brand: number, answers }) => {
    const brand = brands.find((one) => one.brand === number);
    return brand?.role === "tracked" ? [{ brand, answers }] : [];
  });
}

async function marketNames(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const markets = await prismaOf(ctx).market.findMany({
    where: { workspaceId: ctx.workspaceId },
    select: { id: true, name: true },
  });
  return new Map(markets.map(({ id, name }) => [id, name]));
}
