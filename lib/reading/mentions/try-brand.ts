import { rulesOf, type Alias, type Brand } from "@/lib/domain/brands/brand";
import type { Span } from "@/lib/domain/answers/answer";
import { compileBrands, type Matcher, type TrackedBrand } from "./compile-brands";
import { findMentions } from "./find-mentions";
import { shownIn, type ShownHit } from "./show-sentence";
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
  asWritten: Matcher;
  strict: Matcher;
}

/**
 * Makes a brand ready to be tried beside those it has for neighbours: where one of theirs is longer it wins, as it will
 * once the brand is saved.
 */
export function prepareTrial(brand: Brand, others: readonly TrackedBrand[]): BrandTrial {
  const strict = { ...brand, names: [], aliases: rulesOf(brand).map(strictly) };
  return {
    asWritten: compileBrands([{ ...brand, id: TRIED }, ...others]),
    strict: compileBrands([{ ...strict, id: TRIED }, ...others]),
  };
}

/** The same alias, found only as it is written and as a word of its own. */
const strictly = (alias: Alias): Alias => ({ ...alias, case: "exact", boundary: "word", accents: "exact" });

/** Where a text names the brand, in its order. */
export function tryBrand({ asWritten, strict }: BrandTrial, markdown: string): TriedHit[] {
  const visible = readVisible(markdown);
  const { mentions, sentences } = findMentions(asWritten, visible, { markdown });
  const own = mentions.filter(({ brandId }) => brandId === TRIED);
  if (own.length === 0) return [];
  const sure = new Set(
    findMentions(strict, visible, { markdown }).mentions.flatMap((one) =>
      one.brandId === TRIED ? [`${one.visible.start} ${one.visible.end}`] : [],
    ),
  );
  return own.map(({ visible: { start, end }, sentence }) => {
    const whole = sentences[sentence] ?? { start, end };
    const isSure = sure.has(`${start} ${end}`);
    const isWithin = isInLongerName(visible.text, { start, end }, whole);
    return {
      ...shownIn(visible.text, { start, end }, whole),
      doubt: isSure ? (isWithin ? "longer_name" : null) : "looser",
    };
  });
}

const CAPITAL_BEFORE = /(?:^|[^\p{L}\p{M}\p{N}])(\p{Lu}[\p{L}\p{M}\p{N}]*) $/u;
const CAPITAL_AFTER = /^ \p{Lu}/u;

/** Whether a word with a capital stands right beside it; the first of a sentence has one anyway. */
function isInLongerName(text: string, { start, end }: Span, sentence: Span): boolean {
  if (CAPITAL_AFTER.test(text.slice(end, Math.min(sentence.end, end + 3)))) return true;
  const before = text.slice(sentence.start, start);
  const word = CAPITAL_BEFORE.exec(before);
  return word !== null && /[\p{L}\p{N}]/u.test(before.slice(0, before.length - (word[1]?.length ?? 0) - 1));
}
