/** Figures of two things measured by turns; each the median of its rounds. */
export interface Comparison {
  first: number;
  second: number;
  /** second / first, of each round; the median. */
  ratio: number;
}

/**
 * Measures two things by turns, so that whatever else the machine does meets both alike. A first round warms up and is
 * not counted.
 */
export async function compare(
  rounds: number,
  measureFirst: () => Promise<number>,
  measureSecond: () => Promise<number>,
): Promise<Comparison> {
  await measureFirst();
  await measureSecond();
  const turns: { first: number; second: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    turns.push({ first: await measureFirst(), second: await measureSecond() });
  }
  return {
    first: median(turns.map(({ first }) => first)),
    second: median(turns.map(({ second }) => second)),
    ratio: median(turns.map(({ first, second }) => second / first)),
  };
}

/** The middle one, or the mean of the middle two. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const [low = 0, high = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  return (low + high) / 2;
}
