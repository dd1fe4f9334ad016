import type { Span } from "@/lib/domain/answers/answer";
import { scan, type Hit } from "./automaton";
import { standsAlone } from "./boundaries";
import type { CompiledRule, Matcher } from "./compile-brands";
import { foldText } from "./fold";
import { placeIn } from "./place-in";

/** A place of a text at which a rule of a brand holds. */
export interface RuleMatch extends Span {
  rule: CompiledRule;
}

const UNSEEN_END = /\p{Default_Ignorable_Code_Point}+$/u;

/**
 * Where in a text the rules of brands hold, in their order. Of those that overlap the longest counts ("Apple Watch" is
 * not "Apple", unless Apple has that alias too); a brand counts once at a place, by the first of its rules.
 */
export function matchRules(matcher: Matcher, text: string): RuleMatch[] {
  const hits = scan(matcher.automaton, text).hits.map((hit) => withoutUnseenEnd(text, hit));
  const cancelled = cancelledPlaces(matcher, text, hits);
  const matches = hits.flatMap(({ pattern, start, end }) =>
    (matcher.fires[pattern] ?? []).flatMap((rule) =>
      isMatch(rule, text, start, end) && !cancelled(rule, start, end) ? [{ start, end, rule }] : [],
    ),
  );
  return longestOf(matches, text.length);
}

const withoutUnseenEnd = (text: string, hit: Hit): Hit => {
  const unseen = UNSEEN_END.exec(text.slice(Math.max(hit.start, hit.end - 8), hit.end))?.[0].length ?? 0;
  return unseen === 0 ? hit : { ...hit, end: hit.end - unseen };
};

function isMatch({ alias, key }: CompiledRule, text: string, start: number, end: number): boolean {
  if (alias.case === "exact" || alias.accents === "exact") {
    const found = text.slice(start, end);
    if (found !== alias.text && foldText(found, alias) !== key) return false;
  }
  return alias.boundary === "anywhere" || standsAlone(text, start, end);
}

/** Tells whether a place is within a phrase that cancels a rule. */
function cancelledPlaces({ cancels }: Matcher, text: string, hits: readonly Hit[]) {
  const phrases = new Map<CompiledRule, Span[]>();
  for (const { pattern, start, end } of hits)
    for (const rule of cancels[pattern] ?? []) {
      if (!standsAlone(text, start, end)) continue;
      const known = phrases.get(rule);
      if (known) known.push({ start, end });
      else phrases.set(rule, [{ start, end }]);
    }
  // One that a phrase cancels is the last to begin at it or before, or overlaps that one.
  for (const places of phrases.values()) places.sort((one, other) => one.start - other.start);
  return (rule: CompiledRule, start: number, end: number): boolean => {
    const places = phrases.get(rule);
    if (!places) return false;
    for (let at = placeIn(places, start); at >= 0; at -= 1) {
      const phrase = places[at];
      if (!phrase || phrase.start + PHRASE_MAX < start) return false;
      if (phrase.start <= start && end <= phrase.end) return true;
    }
    return false;
  };
}

/** Longer than any phrase in a text; spaces count. */
const PHRASE_MAX = 1_000;

/** The longest first, none over a longer one that is taken, then in the order of the text. */
function longestOf(matches: RuleMatch[], length: number): RuleMatch[] {
  const taken = new Uint8Array(matches.length > 1 ? length : 0);
  const endOf = new Map<number, number>();
  const brandsAt = new Set<string>();
  const byLength = [...matches].sort(
    (one, other) => other.end - other.start - (one.end - one.start) || one.start - other.start,
  );
  return byLength
    .filter(({ start, end, rule }) => {
      const isSamePlace = endOf.get(start) === end;
      // None that is taken is shorter, so one that overlaps covers the first character or the last.
      if (!isSamePlace && (taken[start] === 1 || taken[end - 1] === 1)) return false;
      if (isSamePlace && brandsAt.has(`${start} ${rule.brandId}`)) return false;
      endOf.set(start, end);
      brandsAt.add(`${start} ${rule.brandId}`);
      taken.fill(1, start, end);
      return true;
    })
    .sort((one, other) => one.start - other.start);
}
