import "server-only";
import type { AnswerChoices } from "@/lib/domain/answers/answer-filter";
import { sharedBySides } from "@/lib/domain/answers/side-kinds";
import type { AddressProblem } from "@/lib/domain/lists/address-problem";
import { compareSides, listSides, type SidesCompared } from "@/lib/services/comparing";
import type { Context } from "@/lib/services/context";
import type { FigureDays } from "../_figures/figure-frame";
import { chosenSides, type Side } from "./chosen-sides";
import type { CompareState } from "./compare-search-params";

interface Asked {
  state: CompareState;
  days: FigureDays;
  /** What personas and markets are called. */
  choices: Promise<Pick<AnswerChoices, "personas" | "markets">>;
}

/** The two sides of a state and what is between them, for the screen and for what is handed on alike. */
export interface Comparison {
  /** The sides there are answers of; none of periods. */
  values: { value: string; answers: number }[];
  /** Null where there are no two. */
  sides: [Side, Side] | null;
  compared: SidesCompared | null;
  problems: AddressProblem[];
  isCut: boolean;
}

export async function readComparison(ctx: Context, { state, days, choices }: Asked): Promise<Comparison> {
  const { by } = state;
  const { zone, today } = days;
  const filter = sharedBySides(days.filter, by);
  const [names, values] = await Promise.all([
    choices,
    by === "period" ? [] : listSides({ ctx, input: { filter: { ...filter, zone }, by } }),
  ]);
  const { sides, problems } = chosenSides(state, { filter, today, values, ...names });
  const isCut = state.changed === "out";
  const compared =
    sides &&
    (await compareSides({
      ctx,
      input: {
        by,
        sides: [
          { ...sides[0].filter, zone },
          { ...sides[1].filter, zone },
        ],
        cut: isCut,
      },
    }));
  return { values, sides, compared, problems, isCut };
}
