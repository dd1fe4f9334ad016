import { meanOf, shareOf } from "../intervals/share";
import { rateOf } from "../intervals/rate";
import { type Draw, drawBeta, drawHits, drawNormal } from "./world";

/** Families of which few have most of what is counted, and those another share of it. */
const KINDS = [
  { chance: 0.3, size: 30, share: 0.4 },
  { chance: 0.7, size: 6, share: 0.2 },
];
const SHARE_TRUTH =
  KINDS.reduce((sum, { chance, size, share }) => sum + chance * size * share, 0) /
  KINDS.reduce((sum, { chance, size }) => sum + chance * size, 0);

/** A share of voice, say: of so many mentions a family those of one brand. */
export function shareInWorld(families: number, rho: number, draw: Draw) {
  const parts = Array.from({ length: families }, (_, family) => {
    const kind = KINDS[draw() < 0.3 ? 0 : 1] ?? { size: 0, share: 0 };
    const whole = 1 + Math.floor(draw() * (2 * kind.size - 1));
    return { cluster: `f${family}`, part: drawHits(drawBeta(kind.share, rho, draw), whole, draw), whole };
  });
  return { interval: shareOf(parts, "questions-like-these").interval, truth: SHARE_TRUTH };
}

/** Citations an answer: skewed, of families that differ. */
export function meanInWorld(families: number, draw: Draw) {
  const parts = Array.from({ length: families }, (_, family) => {
    const usual = Math.exp(1 + 0.5 * drawNormal(draw));
    const answers = 4 + Math.floor(draw() * 9);
    let part = 0;
    // As many citations as 40 chances make, so that the mean is `usual` and the variance nearly that.
    for (let answer = 0; answer < answers; answer += 1) part += drawHits(Math.min(1, usual / 40), 40, draw);
    return { cluster: `f${family}`, part, whole: answers };
  });
  return { interval: meanOf(parts, "questions-like-these").interval, truth: Math.exp(1 + 0.5 ** 2 / 2) };
}

/** The same twenty questions on some days, each prompt with good and bad days. */
export function fixedInWorld(p: number, days: number, repeats: number, dayRho: number, draw: Draw) {
  const chances = Array.from({ length: 20 }, () => drawBeta(p, 0.4, draw));
  const tallies = chances.map((chance, prompt) => ({
    family: `f${prompt % 5}`,
    prompt: `p${prompt}`,
    hits: Array.from({ length: days }, () => drawHits(drawBeta(chance, dayRho, draw), repeats, draw)).reduce(
      (sum, hits) => sum + hits,
      0,
    ),
    answers: days * repeats,
    days,
    weight: 1,
  }));
  const truth = chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
  return { interval: rateOf(tallies, "these-questions").interval, truth };
}
