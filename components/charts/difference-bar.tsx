import type { ReactNode } from "react";

const WIDTH = 120;
const HEIGHT = 12;
const MIDDLE = WIDTH / 2;

interface DifferenceBarProps {
  difference: number;
  interval: { low: number; high: number };
  /** How far the scale reaches to each side of 0; the same for all that stand in one column. */
  reach: number;
  /** Drawn in the accent, others in grey. */
  isReal: boolean;
}

/** A difference as a dot with its interval, beside a line at 0. */
export function DifferenceBar({
  difference,
  interval: { low, high },
  reach,
  isReal,
}: DifferenceBarProps): ReactNode {
  const x = (share: number): number =>
    MIDDLE + Math.max(-1, Math.min(1, reach === 0 ? 0 : share / reach)) * (MIDDLE - 4);
  return (
    <svg
      aria-hidden="true"
      width={WIDTH}
      height={HEIGHT}
      className={isReal ? "text-accent shrink-0" : "text-muted shrink-0"}
    >
      <line x1={0} x2={WIDTH} y1={6} y2={6} className="stroke-line" />
      <line x1={MIDDLE} x2={MIDDLE} y1={0} y2={HEIGHT} className="stroke-edge" />
      <path d={`M${x(low)} 3v6m0-3H${x(high)}m0-3v6`} strokeWidth={1.5} fill="none" stroke="currentColor" />
      <circle cx={x(difference)} cy={6} r={3.5} fill="currentColor" />
    </svg>
  );
}
