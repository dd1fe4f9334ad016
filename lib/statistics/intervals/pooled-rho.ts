import type { Rate } from "./rate";

/** Of fewer brands nothing is pooled: one well-known brand would speak for all. */
const LEAST_RATES = 3;

/**
 * How alike answers of a family are by all brands of a workspace together: for one whose own likeness can't be told.
 * The mean of the estimates, each counting as much as there is to vary, p(1 − p). Null of fewer than three brands.
 */
export function pooledRho(rates: readonly Rate[]): number | null {
  const known = rates.flatMap(({ value, rho, assumedRho }) =>
    value === null || rho === null || assumedRho !== null ? [] : { rho, weight: value * (1 - value) },
  );
  if (known.length < LEAST_RATES) return null;
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  return known.reduce((sum, { rho, weight }) => sum + rho * weight, 0) / weights;
}
