import { rulesOf, type Alias, type Brand } from "@/lib/domain/brands/brand";
import { compileBrands, ruleIdOf, type Matcher, type TrackedBrand } from "./compile-brands";
import { findMentions } from "./find-mentions";
import { shownIn, type ShownHit } from "./show-sentence";
import { isInLongerName, looserBy } from "./uncertainty";
import { readVisible } from "./visible-text";

/** Why a hit may not be the brand: only a looser writing of an alias found it, or it stands within a longer name. */
export type Doubt = "looser" | "longer_name";

/** Where a brand is found, while its rules are being written. */
export interface TriedHit extends ShownHit {
  doubt: Doubt | null;
}

/** Stands for the brand that is tried: no brand of a workspace has such an id. */
const TRIED = "tried";

/** Ready to be tried on many texts. */
export interface BrandTrial {
  matcher: Matcher;
  /** The brand's own rules, by their ids. */
  rules: ReadonlyMap<string, Alias>;
}

/**
 * Makes a brand ready to be tried beside those it has for neighbours: where one of theirs is longer it wins, as it will
 * once the brand is saved.
 */
export function prepareTrial(brand: Brand, others: readonly TrackedBrand[]): BrandTrial {
  return {
    matcher: compileBrands([{ ...brand, id: TRIED }, ...others]),
    rules: new Map(rulesOf(brand).map((alias) => [ruleIdOf(alias), alias])),
  };
}

/** Where a text names the brand, in its order. */
export function tryBrand({ matcher, rules }: BrandTrial, markdown: string): TriedHit[] {
  const visible = readVisible(markdown);
  const { mentions, sentences } = findMentions(matcher, visible, { markdown });
  const own = mentions.filter(({ brandId }) => brandId === TRIED);
  const aliases = [...rules.values()];
  return own.map(({ visible: { start, end }, sentence, ruleId }) => {
    const whole = sentences[sentence] ?? { start, end };
    const by = rules.get(ruleId ?? "");
    const isSure = by !== undefined && looserBy(aliases, visible.text, { start, end }, by).length === 0;
    const isWithin = isInLongerName(visible.text, { start, end }, whole);
    return {
      ...shownIn(visible.text, { start, end }, whole),
      doubt: isSure ? (isWithin ? "longer_name" : null) : "looser",
    };
  });
}
