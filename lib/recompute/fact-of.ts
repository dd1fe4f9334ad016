import { analyseAnswer } from "@/lib/reading/levels/analyse-answer";
import { LEVELS } from "@/lib/reading/levels/levels";
import type { Matcher } from "@/lib/reading/mentions/compile-brands";
import type { MentionCorrection } from "@/lib/reading/mentions/find-mentions";

/** What an answer says of brands, in lists that stand side by side. */
export function factOf(
  answer: { markdown: string; cited: readonly string[]; corrections?: readonly MentionCorrection[] },
  matcher: Matcher,
) {
  const { brands } = analyseAnswer(matcher, answer);
  const named = brands.filter(({ position }) => position !== null);
  const absent = brands.filter(({ absences }) => absences > 0);
  const cited = brands.filter(({ citations }) => citations > 0);
  return {
    brands: named.map(({ brandId }) => brandId),
    mentions: named.map(({ mentions }) => mentions),
    linked: named.map(({ linkedMentions }) => linkedMentions),
    levels: named.map(({ level }) => (level ? LEVELS.indexOf(level.level) : 0)),
    listRanks: named.map(({ listRank }) => listRank),
    absentBrands: absent.map(({ brandId }) => brandId),
    absences: absent.map(({ absences }) => absences),
    citedBrands: cited.map(({ brandId }) => brandId),
    citedCounts: cited.map(({ citations }) => citations),
    untracked: null,
  };
}
