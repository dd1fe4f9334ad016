import { methodFor, ruleOf, takesField, whyMissing } from "@/lib/api-contract/engine-rules";
import type { TaskField } from "@/lib/api-contract/fields";
import { ENGINE_LABELS, type Engine, type Method } from "@/lib/domain/engine";

export interface FieldSupport {
  /** The chosen engines that take the field. */
  takenBy: Engine[];
  /** Why the field cannot be used: no chosen engine takes it. */
  disabledReason?: string;
  /** Which chosen engines ignore it, and why. */
  ignoredNote?: string;
}

const distinct = (reasons: readonly string[]): string => [...new Set(reasons)].join(" ");

/** What the chosen engines make of a field. With none chosen yet, everything can be filled in. */
export function supportOf(field: TaskField, engines: readonly Engine[], asked: Method): FieldSupport {
  const takenBy: Engine[] = [];
  const reasons: string[] = [];
  for (const engine of engines) {
    const method = methodFor(engine, asked);
    if (takesField(engine, method, field)) takenBy.push(engine);
    else reasons.push(whyMissing(engine, method, field) ?? `${ENGINE_LABELS[engine]} does not have it.`);
  }
  if (reasons.length === 0) return { takenBy };
  return takenBy.length === 0
    ? { takenBy, disabledReason: distinct(reasons) }
    : { takenBy, ignoredNote: distinct(reasons) };
}

const withDefault = (value: number | boolean | null | undefined): string =>
  typeof value === "number" ? `, default ${value}` : "";

/** The range and default of a number field, an engine at a time where they differ: "0–2, default 0.94". */
export function rangeOf(
  field: "max_output_tokens" | "temperature" | "top_p",
  engines: readonly Engine[],
): string | undefined {
  const ranges = new Map<string, Engine[]>();
  for (const engine of engines) {
    const { min, max, default: usual } = ruleOf(engine, field);
    if (min === undefined || max === undefined) continue;
    const range = `${min}–${max}${withDefault(usual)}`;
    ranges.set(range, [...(ranges.get(range) ?? []), engine]);
  }
  if (ranges.size <= 1) return ranges.keys().next().value;
  return [...ranges]
    .map(([range, of]) => `${of.map((engine) => ENGINE_LABELS[engine]).join(", ")} ${range}`)
    .join("; ");
}

/** The chosen engines whose documentation forbids temperature together with top P. */
export const oneOfSampling = (engines: readonly Engine[]): Engine[] =>
  engines.filter((engine) => ruleOf(engine, "top_p").oneOf !== undefined);

/** Whether a place to search from means anything: some chosen engine takes it with search as it is. */
export const placeNeedsSearch = (takenBy: readonly Engine[], webSearch: boolean): boolean =>
  !webSearch &&
  takenBy.length > 0 &&
  takenBy.every((engine) => ruleOf(engine, "web_search_country_iso_code").needs !== undefined);
