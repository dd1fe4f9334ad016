import "server-only";
import {
  countGapDays,
  countGapEngines,
  countGapPrompts,
  countGaps,
  countGapsBeside,
  type GapsAsked,
  sumGaps,
} from "@/lib/db/sql/figures/count-gaps";
import { citedIn } from "@/lib/db/sql/figures/cited-conditions";
import { isOfDomains } from "@/lib/db/sql/figures/cited-domains";
import { readTitles } from "@/lib/db/sql/sources/read-titles";
import { toldOfDomains, toldOfSources } from "@/lib/db/sql/sources/tell-rows";
import { saidParts } from "@/lib/db/sql/figures/read-said";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { SOURCES_PER_PAGE } from "@/lib/domain/answers/source-list";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { CitedFilter } from "@/lib/domain/sources/cited-filter";
import type { ToldSource } from "@/lib/domain/sources/told-source";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { readFactsOf, type ShownBrand } from "@/lib/services/overview/read-facts-of";
import { talliedRate } from "@/lib/statistics/figures/tallied";
import type { Rate } from "@/lib/statistics/intervals/rate";
import { estimandOf } from "@/lib/statistics/measures/counted-brands";

/** What is cited where competitors are named and the own brand is not. */
export interface SourceGap {
  domain: string;
  /** Null where domains are told apart. */
  sourceUrl: string | null;
  title: string | null;
  told: ToldSource | null;
  /** Answers that cite it. */
  answers: number;
  /** Those of them that name a competitor and not the own brand. */
  gaps: number;
  /** Of the answers that cite it, those that name the own brand; and those that are gaps. */
  naming: Rate;
  gapRate: Rate;
  /** In how many of the gap answers each engine cites it, and each competitor is named; the most first. */
  engines: { engine: string; gaps: number }[];
  competitors: { brand: ShownBrand; gaps: number }[];
}

export interface SourceGaps {
  /** Whose gaps; null where no brand is the own one, or not the one asked for. */
  brand: ShownBrand | null;
  /** The own brands, of which one can be asked for. */
  ownBrands: ShownBrand[];
  competitors: ShownBrand[];
  /**
   * Answers, and how many of them name a competitor and not the own brand; of those that cite what is asked for, whosever
   * domain it is.
   */
  sum: { answers: number; gaps: number };
  rows: SourceGap[];
  /** How many have a gap answer, and how many of them as many as were asked for at least. */
  all: number;
  enough: number;
}

interface Asked {
  filter: Zoned<FigureFilter>;
  cited: CitedFilter;
  /** The own brand by the number that facts name it by; the first of them where none is asked for. */
  brand: string | null;
  /** From how many gap answers on something is listed. */
  least: number;
  page: number;
}

/** Gaps of sources: those of most answers first. */
export async function listSourceGaps({
  ctx,
  input: { filter, cited, brand: wanted, least, page },
}: Call<Asked>): Promise<SourceGaps> {
  requirePermission(ctx, "source:read");
  const own = readsOf(ctx);
  const { brands, ...measured } = await readFactsOf(ctx, filter);
  const ownBrands = brands.filter(({ isOwn }) => isOwn);
  const competitors = brands.filter(({ isOwn, role }) => !isOwn && role === "tracked");
  const brand = ownBrands.find((one) => wanted === null || one.brand === wanted) ?? null;
  const whose = { brand, ownBrands, competitors };
  const nothing = { rows: [], all: 0, enough: 0 };
  if (brand === null || competitors.length === 0)
    return { ...whose, ...nothing, sum: { answers: 0, gaps: 0 } };
  const ofDomains = isOfDomains(cited);
  // Sums tell domains, of whoever answered, and no prompts of theirs.
  const isSummed = ofDomains && cited.domain === null && measured.answered !== null;
  const asked: GapsAsked = {
    parts: isSummed ? await saidParts(own, measured) : { sums: null, facts: measured.facts },
    cited: citedIn(own, cited),
    ofDomains,
    by: cited.domain === null ? "domain" : "source",
    brand: brand.brand,
    competitors: competitors.map((one) => one.brand),
  };
  const offset = (page - 1) * SOURCES_PER_PAGE;
  const [sum, listed] = await Promise.all([
    // Whose domains are listed narrows the list, and not the answers.
    sumGaps(own, { ...asked, cited: citedIn(own, { ...cited, notOfBrands: false }) }),
    countGaps(own, { ...asked, least, limit: SOURCES_PER_PAGE, offset }),
  ]);
  const keys = listed.map(({ key }) => key);
  if (keys.length === 0) return { ...whose, ...nothing, sum };
  const { domain } = cited;
  const [prompts, engines, beside, told, titles] = await Promise.all([
    countGapPrompts(own, { ...asked, keys }),
    countGapEngines(own, { ...asked, keys }),
    countGapsBeside(own, { ...asked, keys }),
    domain === null ? toldOfDomains(own, keys) : toldOfSources(own, [domain], keys),
    domain === null ? new Map<string, string>() : readTitles(own, { domain, sourceUrls: keys }),
  ]);
  const enginesOf = Map.groupBy(engines, ({ key }) => key);
  const promptsOf = Map.groupBy(prompts, ({ key }) => key);
  // Of these very questions: figures of them want days.
  const few = [...promptsOf].flatMap(([key, rows]) => (estimandOf(rows) === "these-questions" ? [key] : []));
  const withDays =
    few.length === 0
      ? []
      : await countGapDays(own, { ...asked, facts: measured.facts, keys: few, zone: filter.zone });
  const daysOf = Map.groupBy(withDays, ({ key }) => key);
  const besideOf = Map.groupBy(beside, ({ key }) => key);
  const named = new Map(competitors.map((one) => [one.brand, one]));
  return {
    ...{ ...whose, sum },
    rows: listed.map(({ key, answers, gaps }) => {
      const counted = daysOf.get(key) ?? promptsOf.get(key) ?? [];
      const estimand = estimandOf(counted);
      const rateOf = (hit: "naming" | "gaps"): Rate =>
        talliedRate(
          counted.map((row) => ({ ...row, hits: row[hit] })),
          { estimand },
        ).figure;
      return {
        domain: domain ?? key,
        sourceUrl: domain === null ? null : key,
        title: titles.get(key) ?? null,
        told: told.get(key) ?? null,
        ...{ answers, gaps, naming: rateOf("naming"), gapRate: rateOf("gaps") },
        engines: (enginesOf.get(key) ?? []).map(({ engine, gaps: of }) => ({ engine, gaps: of })),
        competitors: (besideOf.get(key) ?? []).flatMap(({ brand: number, gaps: of }) => {
          const competitor = named.get(number);
          return competitor ? { brand: competitor, gaps: of } : [];
        }),
      };
    }),
    all: listed[0]?.all ?? 0,
    enough: listed[0]?.enough ?? 0,
  };
}
