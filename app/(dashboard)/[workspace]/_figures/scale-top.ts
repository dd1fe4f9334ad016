import type { Figure } from "@/lib/statistics/intervals/figure";

const STEPS = [0.1, 0.25, 0.5, 0.75, 1];

/** The least of a few tops that rates with their intervals fit under. */
export function topOf(rates: readonly (Pick<Figure, "value" | "interval"> | null)[]): number {
  const most = Math.max(0, ...rates.map((rate) => rate?.interval?.high ?? rate?.value ?? 0));
  return STEPS.find((step) => step >= most) ?? 1;
}
