import { compareRates } from "../comparing/compare-rates";
import { whatMoved } from "../comparing/what-moved";
import { type Draw, drawHits, drawPrompts, type DrawnPrompt, equalFamilies } from "./world";

/** Twenty brands, from one that is hardly named to one that nearly always is. */
const SHARES = Array.from({ length: 20 }, (_, brand) => 0.02 + (0.9 * brand) / 20);

interface Change {
  families: number;
  prompts: number;
  repeats: number;
  /** What is added to the chance of each prompt of the first brands between the two periods. */
  moved: number;
  movedBrands: number;
}

const answered = (prompts: readonly DrawnPrompt[], repeats: number, moved: number, draw: Draw) =>
  prompts.map(({ family, prompt, chance }) => ({
    family,
    prompt,
    hits: drawHits(Math.min(1, Math.max(0, chance + moved)), repeats, draw),
    answers: repeats,
    days: repeats,
    weight: 1,
  }));

/** What is said to have moved between two periods of the same questions. */
export function movesIn({ families, prompts, repeats, moved, movedBrands }: Change, draw: Draw) {
  const brands = SHARES.map((p, brand) => {
    const asked = drawPrompts(
      { p, rhoFamily: 0.4, rhoPrompt: 0.2, prompts: equalFamilies(families, prompts), repeats },
      draw,
    );
    const before = answered(asked, repeats, 0, draw);
    const after = answered(asked, repeats, brand < movedBrands ? moved : 0, draw);
    return { brand, ...compareRates(before, after, "questions-like-these") };
  });
  return whatMoved(brands).moves.map(({ item }) => item.brand);
}

/** The difference of two sides that share no family, each by its own draw. */
export function apart(p: readonly [number, number], draw: Draw) {
  const side = (share: number, name: string) =>
    answered(
      drawPrompts(
        { p: share, rhoFamily: 0.3, rhoPrompt: 0.2, prompts: equalFamilies(40, 2), repeats: 3 },
        draw,
      ),
      3,
      0,
      draw,
    ).map((tally) => ({ ...tally, family: name + tally.family, prompt: name + tally.prompt }));
  return compareRates(side(p[0], "one "), side(p[1], "other "), "questions-like-these");
}

/** The same questions on both sides, of which each family's chance has moved by as much on average as `moved` says. */
export function together(moved: number, prompts: number, repeats: number, draw: Draw) {
  const asked = drawPrompts(
    { p: 0.3, rhoFamily: 0.3, rhoPrompt: 0, prompts: equalFamilies(40, prompts), repeats },
    draw,
  );
  // A chance within .3 and .7 of the way can be moved up to .3 either way without meeting an end.
  const level = asked.map((one) => ({ ...one, chance: 0.3 + 0.4 * one.chance }));
  return compareRates(
    answered(level, repeats, 0, draw),
    answered(level, repeats, moved, draw),
    "questions-like-these",
  );
}
