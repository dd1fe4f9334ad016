import type { AsOther } from "../figures/as-others";
import { talliedShare } from "../figures/tallied";
import { meanOf, type Share } from "../intervals/share";
import type { TrackedBrand } from "./brand-table";
import { type Counts, headlinesOf, voicesOf } from "./counted-brands";

/** What the answers to one prompt cite, beside what is counted of brands. */
export interface CountedCitations {
  prompt: string;
  citations: number;
  /** Answers that name a company nobody tracks, or of which that is not told. */
  unlisted: number;
}

/** The ranks of a brand by first mention among the tracked, in the answers to one prompt that name it. */
export interface CountedPosition {
  prompt: string;
  brand: string;
  /** In sum, over so many answers. */
  ranks: number;
  naming: number;
}

/** All that was counted of some answers for others' figures. */
export interface CountedForOthers {
  counts: Counts;
  citations: readonly CountedCitations[];
  positions: readonly CountedPosition[];
}

/** One brand as we count, and as others do. */
export interface BrandAsOthers extends TrackedBrand {
  ours: AsOther;
  others: Record<"profound" | "peec" | "ahrefs", AsOther>;
  /** Answers that cite its domains: those that its share of the citations sums over. */
  citing: number;
}

/**
 * What `countedAsOthers` makes of answers, of answers that were counted by prompt before; the tracked alone, since a
 * control has no voice. Ours beside them: presence, share of voice by presence, citation share and first position.
 */
export function brandsAsOthers(
  { counts, citations, positions }: CountedForOthers,
  brands: readonly TrackedBrand[],
): BrandAsOthers[] {
  const { pooledRho, brands: headlines } = headlinesOf(counts, brands, "questions-like-these");
  const pooled = pooledRho ?? undefined;
  const tracked = brands.filter(({ role }) => role === "tracked");
  const voices = voicesOf(
    counts,
    tracked.map(({ brand }) => brand),
  );
  // Companies that nobody tracks have a number in facts, and neither places nor mentions: all are listed where none is.
  const areAllListed = citations.every(({ unlisted }) => unlisted === 0);
  return tracked.flatMap((brand) => {
    const headline = headlines.find((one) => one.brand === brand.brand);
    if (!headline) return [];
    const visibility = headline.presence.figure;
    const [presence, occurrences] = [
      talliedShare(voices(brand.brand, "presence"), pooled).figure,
      talliedShare(voices(brand.brand, "occurrences"), pooled).figure,
    ];
    const citationShare = citationShareOf(counts, citations, brand.brand, pooled);
    const position = positionOf(counts, positions, brand.brand);
    const listed = <Kind>(figure: Kind): Kind | null => (areAllListed ? figure : null);
    return {
      ...brand,
      citing: headline.citationRate.figure.numerator,
      ours: { visibility, shareOfVoice: presence, citationShare, position },
      others: {
        profound: { visibility, shareOfVoice: listed(occurrences), citationShare, position: null },
        peec: { visibility, shareOfVoice: occurrences, citationShare: null, position: listed(position) },
        ahrefs: { visibility, shareOfVoice: presence, citationShare: null, position: null },
      },
    };
  });
}

/** Citations of the brand's domains ÷ all citations. */
function citationShareOf(
  { prompts, brands }: Counts,
  citations: readonly CountedCitations[],
  brand: string,
  pooled: number | undefined,
): Share {
  const own = new Map(brands.filter((one) => one.brand === brand).map((one) => [one.prompt, one.citations]));
  const all = new Map(citations.map((one) => [one.prompt, one.citations]));
  const parts = prompts.map((prompt) => ({
    ...prompt,
    part: own.get(prompt.prompt) ?? 0,
    whole: all.get(prompt.prompt) ?? 0,
  }));
  return talliedShare(parts, pooled).figure;
}

/** Its rank by first mention among the tracked, mean over the answers that name it. */
function positionOf({ prompts }: Counts, positions: readonly CountedPosition[], brand: string): Share {
  const families = new Map(prompts.map(({ prompt, family }) => [prompt, family]));
  const parts = positions
    .filter((one) => one.brand === brand)
    .map(({ prompt, ranks, naming }) => ({
      cluster: families.get(prompt) ?? prompt,
      part: ranks,
      whole: naming,
    }));
  return meanOf(parts, "questions-like-these");
}
