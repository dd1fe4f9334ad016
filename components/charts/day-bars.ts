import { parseDollars } from "@/lib/domain/amounts/money";

/** One day; null where nothing happened or nothing is known, which is a gap and not a zero. */
export interface DayAmount {
  /** "2026-11-21" */
  day: string;
  /** A decimal string of dollars. */
  dollars: string | null;
}

export interface Bar {
  day: string;
  dollars: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Area {
  width: number;
  height: number;
}

const STEPS = [1n, 2n, 5n] as const;

/** The smallest of 1, 2, 5 × 10ⁿ nano-dollars that is not below the amount: the top of the axis. */
export function niceCeiling(amount: bigint): bigint {
  for (let power = 1n; ; power *= 10n)
    for (const step of STEPS) if (step * power >= amount) return step * power;
}

/**
 * Bars of a column chart in an area of the given size, and the amount (nano-dollars) at its top. Days keep the order
 * given; one without an amount has its place and no bar. Refunds (below zero) have no bar: the table shows them.
 */
export function layOutDays(days: readonly DayAmount[], area: Area): { bars: Bar[]; top: bigint } {
  const amounts = days.map(({ dollars }) => (dollars === null ? null : parseDollars(dollars)));
  const largest = amounts.reduce<bigint>(
    (most, amount) => (amount !== null && amount > most ? amount : most),
    0n,
  );
  const top = niceCeiling(largest > 0n ? largest : 1_000_000n);
  const slot = area.width / Math.max(1, days.length);
  const width = Math.max(1, Math.min(32, slot * 0.7));
  const bars = days.flatMap(({ day, dollars }, index) => {
    const amount = amounts[index] ?? null;
    if (dollars === null || amount === null || amount < 0n) return [];
    // In millionths of the top, so that the division is exact enough for pixels and no sum is ever a float.
    const height = (Number((amount * 1_000_000n) / top) / 1_000_000) * area.height;
    return [{ day, dollars, x: index * slot + (slot - width) / 2, y: area.height - height, width, height }];
  });
  return { bars, top };
}
