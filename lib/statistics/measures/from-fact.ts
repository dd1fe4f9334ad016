import { LEVELS, type Level, type Named } from "../figures/read-answer";
import type { MeasuredAnswer } from "./measured-answer";
import { toPortrayalPart } from "./portrayal-parts";

/** What an answer says of brands, in lists that stand side by side: as facts are kept. */
interface Fact {
  /** Those named, in the order of first mention. */
  brands: readonly string[];
  mentions: readonly number[];
  linked: readonly number[];
  /** Places in `LEVELS`; null where they are not told. */
  levels: readonly number[] | null;
  listRanks: readonly (number | null)[];
  /** In sum over the mentions of each; null where they are not told. */
  portrayals: readonly number[] | null;
  absentBrands: readonly string[];
  absences: readonly number[];
  citedBrands: readonly string[];
  citedCounts: readonly number[];
  /** Companies of the category that are known by their names alone. */
  companies: number;
  /** Names that may be companies'; null where that is not told. */
  suggested: number | null;
}

/** What figures are made of in it. A brand of no role here was tracked when the fact was made, and is not any more. */
export function saidIn(
  fact: Fact,
  roles: ReadonlyMap<string, "tracked" | "control">,
): Pick<MeasuredAnswer, "named" | "linked" | "absent" | "cited" | "untracked" | "areLevelsTold"> {
  const named = fact.brands.flatMap((brand, place): Named[] => {
    const role = roles.get(brand);
    if (!role) return [];
    return [
      {
        brand,
        role,
        mentions: fact.mentions[place] ?? 0,
        level: levelAt(fact.levels, place),
        listRank: fact.listRanks[place] ?? null,
        portrayal: portrayalAt(fact.portrayals, place),
      },
    ];
  });
  return {
    named,
    linked: beside(fact.brands, fact.linked),
    absent: beside(fact.absentBrands, fact.absences),
    cited: fact.citedBrands.map((brand, place) => ({ brand, citations: fact.citedCounts[place] ?? 0 })),
    untracked: untrackedIn(fact),
    areLevelsTold: fact.levels !== null,
  };
}

/** What is asked and not answered says nothing. */
export const NOTHING_SAID: Pick<
  MeasuredAnswer,
  "named" | "linked" | "absent" | "cited" | "untracked" | "areLevelsTold" | "citations" | "placed"
> = {
  named: [],
  linked: [],
  absent: [],
  cited: [],
  untracked: null,
  areLevelsTold: false,
  citations: [],
  placed: null,
};

/** Where nobody tells of other names, a company that is known tells enough, and none tells nothing. */
export function untrackedIn({ companies, suggested }: Pick<Fact, "companies" | "suggested">): number | null {
  if (suggested === null) return companies > 0 ? companies : null;
  return companies + suggested;
}

const levelAt = (levels: Fact["levels"], place: number): Level | null =>
  LEVELS[levels?.[place] ?? -1] ?? null;

const beside = (brands: readonly string[], counts: readonly number[]) =>
  brands.flatMap((brand, place) => {
    const count = counts[place] ?? 0;
    return count === 0 ? [] : [{ brand, count }];
  });

function portrayalAt(portrayals: readonly number[] | null, place: number): number | null {
  const portrayal = portrayals?.[place];
  return portrayal === undefined ? null : toPortrayalPart(portrayal);
}
