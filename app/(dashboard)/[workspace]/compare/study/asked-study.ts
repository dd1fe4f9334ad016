import type { AddressProblem } from "@/lib/domain/lists/address-problem";
import {
  canBeChosen,
  type ChosenBy,
  type Questions,
  type StudyFigure,
  WINDOW_DEFAULT,
  WINDOW_MAX,
  WINDOW_MIN,
} from "@/lib/domain/schedules/study";
import type { StudyState } from "./study-search-params";

/** What an address asks of a study, as far as it does. */
export interface AskedStudy {
  /** Null where it was not said on which day what was done. */
  day: string | null;
  treated: Questions | null;
  /** Null: all others. */
  controls: Questions | null;
  /** Whether controls were to be chosen, and are not yet. */
  isControlMissing: boolean;
  before: number;
  after: number;
  figure: StudyFigure;
  problems: AddressProblem[];
}

/** `marks`: days by the ids of what was marked. */
export function askedStudy(state: StudyState, marks: ReadonlyMap<string, string>): AskedStudy {
  const problems: AddressProblem[] = [];
  const questions = (by: ChosenBy | null, value: string | null, name: string): Questions | null => {
    if (by === null || value === null) return null;
    if (canBeChosen({ by, value })) return { by, value };
    problems.push({ rule: "unreadable", name, given: value });
    return null;
  };
  const days = (name: "before" | "after"): number => {
    const given = state[name];
    if (given === null) return WINDOW_DEFAULT;
    if (given >= WINDOW_MIN && given <= WINDOW_MAX) return given;
    problems.push({ rule: "unreadable", name, given: String(given) });
    return WINDOW_DEFAULT;
  };
  const controls = questions(state.controlsBy, state.controls, "controls");
  return {
    day: (state.mark === null ? state.day : marks.get(state.mark)) ?? null,
    treated: questions(state.by, state.value, "value"),
    controls,
    isControlMissing: state.controlsBy !== null && controls === null,
    ...{ before: days("before"), after: days("after"), figure: state.figure },
    problems,
  };
}
