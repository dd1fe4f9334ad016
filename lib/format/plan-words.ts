import type { PlanFigures } from "@/lib/domain/runs/run-list";
import { counted } from "./text";

/** A plan in a sentence: "3 engines × 120 questions × 3 repeats, Suomi + Sverige". */
export function planWords({ engines, models, questions, repeats, markets }: PlanFigures): string {
  const parts = [
    models > engines ? counted(models, "model") : counted(engines, "engine"),
    counted(questions, "question"),
    ...(repeats === null ? ["some cells of a run"] : repeats > 1 ? [counted(repeats, "repeat")] : []),
  ];
  return [parts.join(" × "), ...(markets.length > 0 ? [markets.join(" + ")] : [])].join(", ");
}
