import type { ReactNode } from "react";

const WIDTH = 96;
const HEIGHT = 12;

interface RateBarProps {
  /** Between 0 and 1. */
  share: number;
  interval: { low: number; high: number };
  /** Drawn broken: too few for the bar to be believed. */
  isSmall: boolean;
}

/** A share as a bar with its interval as a whisker. All bars are of one width, so that in a column they begin at one x. */
export const RateBar = ({ share, interval: { low, high }, isSmall }: RateBarProps): ReactNode => (
  <svg aria-hidden="true" width={WIDTH} height={HEIGHT} className="shrink-0">
    <line x1={0} x2={WIDTH} y1={6} y2={6} strokeWidth={6} className="stroke-sunken" />
    <line
      x1={0}
      x2={WIDTH * share}
      y1={6}
      y2={6}
      strokeWidth={6}
      strokeDasharray={isSmall ? "2 2" : undefined}
      className="stroke-accent"
    />
    <path
      d={`M${WIDTH * low} 3v6m0-3H${WIDTH * high}m0-3v6`}
      strokeWidth={1}
      fill="none"
      className="stroke-ink"
    />
  </svg>
);
