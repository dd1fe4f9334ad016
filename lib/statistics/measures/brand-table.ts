import { type AsOther, countedAsOthers } from "../figures/as-others";
import {
  citationRate,
  citationShare,
  firstPosition,
  levelRate,
  listRank,
  mentionByCitation,
  portrayal,
  presence,
  shareOfVoice,
} from "../figures/brand-figures";
import { citationsOfBrand, isNamed } from "../figures/read-answer";
import type { Asked, Told } from "../figures/tell";
import type { Rate } from "../intervals/rate";
import { pooledRho } from "../intervals/pooled-rho";
import type { Share } from "../intervals/share";
import { type Base, isIn } from "../observations";
import { type Both, ofBoth } from "./estimands";
import type { MeasuredAnswer } from "./measured-answer";
import type { Unknown } from "./unknown";

/** A brand that is looked for; what one that does not exist is found in measures the finder. */
export interface TrackedBrand {
  /** What answers name it by. */
  brand: string;
  name: string;
  role: "tracked" | "control";
}

/** All that is told of a brand. Definitions: docs/metrics.md. */
export interface BrandFigures extends TrackedBrand {
  mentions: number;
  linkedMentions: number;
  absences: number;
  /** Answers that name it. */
  answers: number;
  citations: number;
  presence: Both<Told<Rate>>;
  shortlisted: Both<Told<Rate>>;
  topPick: Both<Told<Rate>>;
  citationRate: Both<Told<Rate>>;
  citationRateOfSearched: Both<Told<Rate>>;
  citationShare: Both<Told<Share>>;
  mentionByCitation: ReturnType<typeof mentionByCitation>;
  shareOfVoice: { presence: Both<Told<Share>>; occurrences: Both<Told<Share>> } | Unknown;
  firstPosition: { rank: Both<Told<Share>>; present: Both<Told<Share>> } | Unknown;
  listRank: Both<Told<Share>>;
  portrayal: Both<Told<Share>>;
  countedAsOthers: Record<"profound" | "peec" | "ahrefs", AsOther> | Unknown;
}

/** How alike answers of a family are by all these brands together, for those whose own likeness can't be told. */
export const pooledRhoOf = (
  rows: readonly MeasuredAnswer[],
  brands: readonly TrackedBrand[],
): number | null =>
  pooledRho(
    brands
      .filter(({ role }) => role === "tracked")
      .map(
        ({ brand }) => presence(rows, { estimand: "questions-like-these", base: "answered" }, brand).figure,
      ),
  );

export function brandFigures(
  rows: readonly MeasuredAnswer[],
  { brand, name, role }: TrackedBrand,
  pooled: number | null,
): BrandFigures {
  const asked = (base: Base, estimand: Asked["estimand"]): Asked => ({
    base,
    estimand,
    ...(pooled !== null && { pooledRho: pooled }),
  });
  const answered = <Kind>(tell: (asked: Asked) => Kind): Both<Kind> =>
    ofBoth((estimand) => tell(asked("answered", estimand)));
  const cited = citationsOfBrand(brand);
  const voice = (of: "presence" | "occurrences") =>
    answered((about) => shareOfVoice(rows, about, brand, { of, among: "tracked" }));
  const control: Unknown | null = role === "control" ? { unknown: "control" } : null;
  const counted = rows.filter((row) => isIn(row, "answered"));
  const sumOf = (count: (row: MeasuredAnswer) => number | undefined) =>
    counted.reduce((sum, row) => sum + (count(row) ?? 0), 0);
  const ofIt = (one: { brand: string }) => one.brand === brand;
  return {
    brand,
    name,
    role,
    mentions: sumOf(({ named }) => named.find(ofIt)?.mentions),
    linkedMentions: sumOf(({ linked }) => linked.find(ofIt)?.count),
    absences: sumOf(({ absent }) => absent.find(ofIt)?.count),
    answers: counted.filter((row) => isNamed(row, brand)).length,
    citations: sumOf(cited),
    presence: answered((about) => presence(rows, about, brand)),
    shortlisted: answered((about) => levelRate(rows, about, brand, "shortlisted")),
    topPick: answered((about) => levelRate(rows, about, brand, "top-pick")),
    citationRate: answered((about) => citationRate(rows, about, cited)),
    citationRateOfSearched: ofBoth((estimand) => citationRate(rows, asked("searched", estimand), cited)),
    citationShare: answered((about) => citationShare(rows, about, cited)),
    mentionByCitation: mentionByCitation(rows, asked("answered", "questions-like-these"), brand, cited),
    shareOfVoice: control ?? { presence: voice("presence"), occurrences: voice("occurrences") },
    firstPosition: control ?? {
      rank: answered((about) => firstPosition(rows, about, brand, "tracked").rank),
      present: answered((about) => firstPosition(rows, about, brand, "tracked").present),
    },
    listRank: answered((about) => listRank(rows, about, brand)),
    portrayal: answered((about) => portrayal(rows, about, brand)),
    countedAsOthers:
      control ?? countedAsOthers(rows, asked("answered", "questions-like-these"), brand, cited),
  };
}
