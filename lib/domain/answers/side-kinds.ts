import { isEngineName } from "@/lib/domain/engines/engine";
import { isSurface } from "@/lib/domain/engines/surface";
import { isUuid } from "@/lib/domain/text/text-shapes";
import type { FigureFilter } from "./figure-filter";

/** By what the same figures are held side by side. */
export const SIDE_KINDS = ["period", "engine", "model", "persona", "market", "surface"] as const;
export type SideKind = (typeof SIDE_KINDS)[number];

/** Those whose two sides are values; the sides of periods are days. */
export type ValuedKind = Exclude<SideKind, "period">;

export const SIDE_KIND_LABELS: Record<SideKind, string> = {
  period: "Periods",
  engine: "Engines",
  model: "Models",
  persona: "Personas",
  market: "Markets",
  surface: "Surfaces",
};

/** What narrows to one side; null for what can be none of that kind. */
const NARROWED: Record<ValuedKind, (value: string) => Partial<FigureFilter> | null> = {
  engine: (value) => (isEngineName(value) ? { engine: value } : null),
  model: (value) => (value === "" ? null : { model: value }),
  persona: (value) => (isUuid(value) ? { personaId: value } : null),
  market: (value) => (isUuid(value) ? { marketId: value } : null),
  surface: (value) => (isSurface(value) ? { surface: value } : null),
};

/** What no side shares: what sides are told apart by; and a model belongs to its engine. */
const FREED: Record<ValuedKind, Partial<FigureFilter>> = {
  engine: { engine: null, model: null },
  model: { model: null },
  persona: { personaId: null },
  market: { marketId: null },
  surface: { surface: null },
};

/** A filter without what its sides are told apart by. */
export const sharedBySides = <Filter extends FigureFilter>(filter: Filter, by: SideKind): Filter =>
  by === "period" ? filter : { ...filter, ...FREED[by] };

/** The filter of one side; null for a value that can be none. */
export function sideFilter<Filter extends FigureFilter>(
  filter: Filter,
  by: ValuedKind,
  value: string,
): Filter | null {
  const narrowed = NARROWED[by](value);
  return narrowed && { ...sharedBySides(filter, by), ...narrowed };
}
