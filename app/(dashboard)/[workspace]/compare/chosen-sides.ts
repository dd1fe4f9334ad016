import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { sideFilter, type SideKind } from "@/lib/domain/answers/side-kinds";
import { engineLabel } from "@/lib/domain/engines/engine";
import { surfaceLabel } from "@/lib/domain/engines/surface";
import type { AddressProblem } from "@/lib/domain/lists/address-problem";
import { type Days, daysBefore } from "@/lib/domain/money/spend-periods";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import type { CompareState } from "./compare-search-params";

/** One side of a comparison: what narrows it, and what it is called. */
export interface Side {
  /** Of periods its first day. */
  value: string;
  name: string;
  filter: FigureFilter & Days;
}

type Named = readonly { id: string; name: string }[];

interface Known {
  filter: FigureFilter & Days;
  today: string;
  /** The sides there are answers of, the most first. */
  values: readonly { value: string }[];
  personas: Named;
  markets: Named;
}

/** The two sides that an address asks for, or those that have the most answers; null where there are no two. */
export function chosenSides(
  state: Pick<CompareState, "by" | "a" | "b" | "againstFrom" | "againstTo">,
  { filter, today, values, ...names }: Known,
): { sides: [Side, Side] | null; problems: AddressProblem[] } {
  if (state.by === "period") return { sides: periods(state, filter, today), problems: [] };
  const { by } = state;
  const sideOf = (value: string): Side | null => {
    const narrowed = sideFilter(filter, by, value);
    return narrowed && { value, name: sideName(by, value, names), filter: narrowed };
  };
  const problems: AddressProblem[] = [];
  const asked = (["a", "b"] as const).map((name) => {
    const given = state[name];
    const side = given === null ? null : sideOf(given);
    if (given !== null && side === null) problems.push({ rule: "unreadable", name, given });
    return side;
  });
  const [a = null, b = null] = asked;
  const others = (taken: Side | null) =>
    values.flatMap(({ value }) => (value === taken?.value ? [] : (sideOf(value) ?? [])));
  const one = a ?? others(b)[0];
  const other = b ?? others(one ?? null)[0];
  return { sides: one && other ? [one, other] : null, problems };
}

function periods(
  { againstFrom, againstTo }: Pick<CompareState, "againstFrom" | "againstTo">,
  filter: FigureFilter & Days,
  today: string,
): [Side, Side] | null {
  const before = daysBefore(filter, today);
  const [from = null, to = null] = [againstFrom ?? againstTo, againstTo ?? againstFrom].toSorted(byDay);
  const against = from !== null && to !== null ? { from, to } : before;
  if (!against) return null;
  const sideOf = (days: Days): Side => ({
    value: days.from,
    name: daysName(days),
    filter: { ...filter, ...days },
  });
  return [sideOf(against), sideOf({ from: filter.from, to: filter.to })];
}

const byDay = (one: string | null, other: string | null): number => ((one ?? "") < (other ?? "") ? -1 : 1);

const daysName = ({ from, to }: Days): string =>
  from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;

/** What a side is called. */
export function sideName(
  by: Exclude<SideKind, "period">,
  value: string,
  { personas, markets }: Pick<Known, "personas" | "markets">,
): string {
  const nameIn = (all: Named, gone: string) =>
    withoutTricks(all.find(({ id }) => id === value)?.name ?? gone);
  if (by === "persona") return nameIn(personas, "A persona that is gone");
  if (by === "market") return nameIn(markets, "A market that is gone");
  if (by === "engine") return withoutTricks(engineLabel(value));
  return withoutTricks(by === "surface" ? surfaceLabel(value) : value);
}
