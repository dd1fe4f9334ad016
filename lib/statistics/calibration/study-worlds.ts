import { rateOf } from "../intervals/rate";
import { didItWork, type StudyFamily } from "../studies/did-it-work";
import { planSample } from "../studies/planner";
import { alphaOf, watch } from "../studies/watch";
import { type Draw, drawBeta, drawHits, drawNormal, drawTallies, equalFamilies } from "./world";

/** So many days of runs of 60 answers, in which each day is as much like the one before as `lag` says. */
function drawRuns(days: number, lag: number, moveAt: number, move: number, draw: Draw) {
  let mood = drawNormal(draw);
  return Array.from({ length: days }, (_, day) => {
    mood = lag * mood + Math.sqrt(1 - lag ** 2) * drawNormal(draw);
    const chance = 0.3 + 0.1 * (lag > 0 ? mood : 0) + (day >= moveAt ? move : 0);
    return { day, rate: drawHits(Math.min(1, Math.max(0, chance)), 60, draw) / 60 };
  });
}

/** Whether a year of looks at so many watches of a workspace, in which nothing moves, raises any alarm. */
export const yearAlarms = (watches: number, lag: number, draw: Draw): boolean =>
  Array.from(
    { length: watches },
    () => watch(drawRuns(365, lag, Infinity, 0, draw), alphaOf(watches)).alarms.length,
  ).some((alarms) => alarms > 0);

/** The same of brands that one answer of 200 names, in runs of 20 answers. */
export const rareYearAlarms = (watches: number, draw: Draw): boolean =>
  Array.from({ length: watches }, () => {
    const rate = () => drawHits(0.005, 20, draw) / 20;
    const runs = Array.from({ length: 365 }, (_, day) => ({ day, rate: rate(), answers: 20 }));
    return watch(runs, alphaOf(watches)).alarms.length;
  }).some((alarms) => alarms > 0);

/** Whether a move a fortnight after the baseline is told within 60 days, and nothing before it. */
export function moveIsTold(move: number, draw: Draw): boolean {
  const [first] = watch(drawRuns(102, 0, 42, move, draw), alphaOf(5)).alarms;
  return first !== undefined && first.day >= 42;
}

interface StudySizes {
  treated: number;
  controls: number;
  effect: number;
}

/** Families each with a chance of its own, which wanders by itself; the treated are moved by the effect besides. */
export function study({ treated, controls, effect }: StudySizes, draw: Draw) {
  const families: StudyFamily[] = Array.from({ length: treated + controls }, (_, place) => {
    const chance = drawBeta(0.4, 0.3, draw);
    const tally = (moved: number) => ({
      hits: drawHits(Math.min(1, Math.max(0, chance + 0.08 * drawNormal(draw) + moved)), 12, draw),
      answers: 12,
    });
    const isTreated = place < treated;
    return {
      family: `f${place}`,
      treated: isTreated,
      firstHalf: tally(0),
      secondHalf: tally(0),
      after: tally(isTreated ? effect : 0),
    };
  });
  return didItWork(families, 1);
}

/** The interval that a planned sample of a world as it was planned for has. */
export function plannedInterval(draw: Draw) {
  const [rhoFamily, rhoPrompt, p] = [0.3, 0.15, 0.3];
  const { plan } = planSample({
    halfWidth: 0.1,
    rate: p,
    rho: rhoFamily,
    rhoPrompt,
    families: 60,
    wordings: 3,
  });
  if (plan === null) throw new Error("There is a plan.");
  const prompts = equalFamilies(plan.families, plan.wordings);
  const tallies = drawTallies({ p, rhoFamily, rhoPrompt, prompts, repeats: plan.repeats }, draw);
  return { interval: rateOf(tallies, "questions-like-these").interval, truth: p };
}
